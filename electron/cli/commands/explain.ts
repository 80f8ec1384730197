import type { CommandSpec } from '../command-line.ts';

export const explain: CommandSpec = {
  name: 'explain',
  summary: ({ cli }) => cli.explain,
  arguments: [{ name: 'PORT[/PROTO]', summary: ({ cli }) => cli.port }],
  options: [{ name: 'json', summary: ({ cli }) => cli.optionJson }],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-explain.ts')).runExplain(line, context),
};
