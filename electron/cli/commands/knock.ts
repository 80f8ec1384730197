import type { CommandSpec } from '../command-line.ts';

export const knock: CommandSpec = {
  name: 'knock',
  summary: ({ acting }) => acting.terminal.knock,
  arguments: [{ name: 'PORT', summary: ({ acting }) => acting.terminal.knockPort }],
  options: [{ name: 'json', summary: ({ acting }) => acting.terminal.json }],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-knock.ts')).runKnock(line, context),
};
