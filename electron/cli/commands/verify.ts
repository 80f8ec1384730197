import type { CommandSpec } from '../command-line.ts';

export const verify: CommandSpec = {
  name: 'verify',
  summary: ({ opinion }) => opinion.terminal.summary,
  options: [{ name: 'json', summary: ({ cli }) => cli.optionJson }],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-verify.ts')).runVerify(line, context),
};
