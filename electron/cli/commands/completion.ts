import type { CommandSpec } from '../command-line.ts';
import { SHELLS } from '../completion/shells.ts';

/** @param commands all that there are, this one included */
export function completion(commands: () => readonly [CommandSpec, ...CommandSpec[]]): CommandSpec {
  return {
    name: 'completion',
    summary: ({ completion: text }) => text.summary,
    arguments: [{ name: SHELLS.join('|'), summary: ({ completion: text }) => text.shell }],
    options: [],
    // What it needs is large, and other commands do without.
    run: async (line, context) =>
      (await import('./run-completion.ts')).runCompletion(line, context, commands()),
  };
}
