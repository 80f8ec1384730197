import type { CommandSpec } from '../command-line.ts';
import { SOURCE_OPTION } from './options.ts';

export const reach: CommandSpec = {
  name: 'reach',
  summary: ({ reach }) => reach.terminal.summary,
  arguments: [{ name: 'PORT[/tcp|/udp]', summary: ({ acting }) => acting.terminal.killPort }],
  options: [{ name: 'json', summary: ({ cli }) => cli.optionJson }, SOURCE_OPTION],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-reach.ts')).runReach(line, context),
};
