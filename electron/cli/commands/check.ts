import type { CommandSpec } from '../command-line.ts';
import { SOURCE_OPTION } from './options.ts';

export const check: CommandSpec = {
  name: 'check',
  summary: ({ findings }) => findings.terminal.check,
  options: [{ name: 'json', summary: ({ cli }) => cli.optionJson }, SOURCE_OPTION],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-check.ts')).runCheck(line, context),
};
