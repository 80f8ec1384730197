import type { Messages } from '../../../shared/messages/en.ts';
import type { CommandSpec } from '../command-line.ts';
import { bashCompletion } from './bash.ts';
import { fishCompletion } from './fish.ts';
import { completionsOf } from './model.ts';
import type { Shell } from './shells.ts';
import { zshCompletion } from './zsh.ts';

const WRITERS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/** What a shell reads to complete the command line of `portico`, with descriptions in the language of `messages`. */
export function completionFor(
  shell: Shell,
  commands: readonly [CommandSpec, ...CommandSpec[]],
  messages: Messages,
): string {
  return WRITERS[shell](completionsOf(commands, messages));
}
