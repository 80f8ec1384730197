import { checkDocument } from '../../../shared/findings/check-json.ts';
import { problemText } from '../../../shared/messages/status-text.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { checkLines } from '../findings/check-text.ts';
import { FINDINGS_EXIT } from '../findings/exit-codes.ts';
import { choicesAtHand, complain, refuseDamaged } from '../findings/expected-at-hand.ts';
import { foundAtHand } from '../findings/found-at-hand.ts';
import { statusLines } from '../output/status-lines.ts';
import { terminalStyle } from '../output/style.ts';

/** @returns the exit code */
export async function runCheck(line: CommandLine, context: CommandContext): Promise<number> {
  const { messages } = context;
  const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
  const store = await choicesAtHand(messages);
  refuseDamaged(store, messages);
  const { rules, faults, choices } = store;
  if (!rules) {
    complain(messages.findings.terminal.noBaseline);
    return FINDINGS_EXIT.noBaseline;
  }
  const { reading, judge } = await foundAtHand(source);
  const { status } = reading.snapshot;
  const update = judge(choices);
  const { stdout } = process;
  if (line.has('json')) {
    // Programs get English, whatever the terminal speaks, unless they ask.
    const language = line.choice('lang', LANGUAGES) ?? 'en';
    const document = checkDocument(update, rules.length, faults, status, language);
    stdout.write(`${printableJson(document, 2)}\n`);
    for (const problem of status.problems) complain(problemText(problem, messages));
  } else {
    const style = terminalStyle(stdout);
    const lines = [
      ...checkLines(update, rules.length, context, style),
      ...statusLines(status, messages, style),
    ];
    stdout.write(`${lines.join('\n')}\n`);
  }
  return update.findings.length > 0 ? FINDINGS_EXIT.found : EXIT.fine;
}
