import {
  type CommandContext,
  type CommandLine,
  type CommandSpec,
  UsageError,
} from '../command-line.ts';
import { completionFor } from '../completion/completion-for.ts';
import { SHELLS } from '../completion/shells.ts';
import { EXIT } from '../exit.ts';

/** @returns the exit code. @throws {UsageError} for a shell that nothing is written for */
export async function runCompletion(
  line: CommandLine,
  { messages }: CommandContext,
  commands: readonly [CommandSpec, ...CommandSpec[]],
): Promise<number> {
  const given = line.argument(0) ?? '';
  const shell = SHELLS.find((name) => name === given);
  if (!shell)
    throw new UsageError(messages.cli.errorChoice('completion', given, SHELLS.join(', ')));
  process.stdout.write(completionFor(shell, commands, messages));
  return EXIT.fine;
}
