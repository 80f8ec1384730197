import { checkDocument } from '../../../shared/findings/check-json.ts';
import { FindingsEngine, NO_PATIENCE } from '../../../shared/findings/engine.ts';
import { problemText } from '../../../shared/messages/status-text.ts';
import { LANGUAGES } from '../../../shared/model/settings.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { printableJson, visibleText } from '../../../shared/text/visible.ts';
import { DecisionStore } from '../../monitor/findings/decision-store.ts';
import { readProgramFiles } from '../../monitor/findings/program-file.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { checkLines } from '../findings/check-text.ts';
import { doorsAtHand } from '../findings/doors-at-hand.ts';
import { FINDINGS_EXIT } from '../findings/exit-codes.ts';
import { complain, expectedAtHand, refuseDamaged } from '../findings/expected-at-hand.ts';
import { statusLines } from '../output/status-lines.ts';
import { terminalStyle } from '../output/style.ts';

/** @returns the exit code */
export async function runCheck(line: CommandLine, context: CommandContext): Promise<number> {
  const { messages } = context;
  const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
  const store = await expectedAtHand(messages);
  refuseDamaged(store, messages);
  const { rules, faults } = store;
  if (!rules) {
    complain(messages.findings.terminal.noBaseline);
    return FINDINGS_EXIT.noBaseline;
  }
  const decisions = new DecisionStore(dataFolder());
  await decisions.load();
  if (decisions.movedTo !== null) {
    complain(messages.findings.asideMoved(visibleText(decisions.movedTo)));
  }
  const { reading, handsOut, doors } = await doorsAtHand(source);
  const { rows, status } = reading.snapshot;
  const engine = new FindingsEngine(handsOut, NO_PATIENCE);
  engine.expect(rules);
  engine.decide(decisions.decisions);
  const holders = doors.flatMap((door) => door.rows.flatMap((row) => row.owners));
  const update = engine.take({
    rows,
    delta: null,
    takenAt: status.takenAt,
    hiddenReason: status.completeness.reason,
    problems: status.problems,
    programFiles: readProgramFiles(holders.map(({ pid }) => pid)),
  });
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
