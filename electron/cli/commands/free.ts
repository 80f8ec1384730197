import type { CommandSpec } from '../command-line.ts';

export const free: CommandSpec = {
  name: 'free',
  summary: ({ acting }) => acting.terminal.free,
  arguments: [{ name: 'PORT[..PORT]', summary: ({ acting }) => acting.terminal.freePorts }],
  options: [
    { name: 'first', summary: ({ acting }) => acting.terminal.first },
    { name: 'json', summary: ({ acting }) => acting.terminal.json },
  ],
  // What it needs is large, and other commands do without.
  run: async (line, context) => (await import('./run-free.ts')).runFree(line, context),
};
