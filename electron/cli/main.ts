import type { Messages } from '../../shared/messages/en.ts';
import { messagesIn } from '../../shared/messages/language.ts';
import { failureText } from '../../shared/messages/status-text.ts';
import { VERSION } from '../../shared/version.ts';
import { NoSourceError } from '../monitor/sources/select.ts';
import type { ParsedCommandLine } from './command-line.ts';
import { commandsOfGroup, parseCommandLine, UsageError } from './command-line.ts';
import { COMMANDS } from './commands/all.ts';
import { EXIT } from './exit.ts';
import { groupHelpText, helpText } from './help.ts';
import { languageOf } from './language.ts';

/** Runs `portico` with these arguments; sets the exit code of the process. */
export async function run(args: readonly string[]): Promise<void> {
  endOnLostOutput();
  process.exitCode = await exitCodeOf(args);
}

async function exitCodeOf(args: readonly string[]): Promise<number> {
  const language = languageOf(args, process.env);
  const messages = messagesIn(language);
  try {
    const parsed = parseCommandLine(args, COMMANDS, messages);
    const { command, line } = parsed;
    if (line.has('help')) return print(helpOf(parsed, messages));
    if (line.has('version')) return print(VERSION);
    return await command.run(line, { language, messages });
  } catch (error) {
    if (error instanceof UsageError) return complain(error.message, EXIT.wrongUsage);
    if (error instanceof NoSourceError) {
      const reasons = error.failures.map((failure) => failureText(failure, messages));
      return complain([messages.cli.errorNoSource, ...reasons].join(' '), EXIT.failed);
    }
    return complain(error instanceof Error ? error.message : String(error), EXIT.failed);
  }
}

function helpOf({ command, named, line }: ParsedCommandLine, messages: Messages): string {
  const [group = ''] = line.arguments;
  if (named !== 'group') return helpText(named && command, COMMANDS, messages);
  return groupHelpText(group, commandsOfGroup(group, COMMANDS), messages);
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return EXIT.fine;
}

function complain(text: string, code: number): number {
  process.stderr.write(`portico: ${text}\n`);
  return code;
}

/** `portico … | head` is no failure: the reader has seen enough. A full disk is one. */
function endOnLostOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.fine);
    process.exit(complain(error.message, EXIT.failed));
  });
}
