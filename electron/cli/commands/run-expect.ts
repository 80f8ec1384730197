import {
  EMPTY_FILE,
  printExpected,
  readExpected,
  rulesIn,
  withRules,
} from '../../../shared/findings/expected-file.ts';
import { damageText } from '../../../shared/findings/fault-text.ts';
import { mergeRules } from '../../../shared/findings/learn.ts';
import type { Rule } from '../../../shared/findings/rule.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { ChoiceKeeper } from '../../monitor/findings/choice-keeper.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { UsageError } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { FINDINGS_EXIT } from '../findings/exit-codes.ts';
import {
  choicesAtHand,
  complain,
  refuseDamaged,
  saveExpected,
  tellFaults,
} from '../findings/expected-at-hand.ts';
import {
  learnFromMachine,
  type MeantPort,
  parseMeantPort,
  withoutPorts,
} from '../findings/learn-from-machine.ts';
import { ruleTable } from '../findings/rule-table.ts';
import { terminalStyle } from '../output/style.ts';
import { wrapped } from '../output/wrapped.ts';
import { readTextFile } from '../text-file.ts';

/** As large as a file to import may be, in bytes: far more than any machine has listeners. */
const LARGEST_FILE = 8_000_000;

/** @returns the exit code */
export async function runExpect(
  line: CommandLine,
  { messages, language }: CommandContext,
): Promise<number> {
  const ports = meantPorts(line, messages);
  const store = await choicesAtHand(messages);
  const before = store.rules ?? [];
  if (line.has('list')) {
    refuseDamaged(store, messages);
    return list(store, line.has('json'), messages);
  }
  const text = messages.findings.terminal;
  if (line.has('remove')) {
    refuseDamaged(store, messages);
    const after = line.has('all') ? [] : withoutPorts(before, ports, messages);
    const removed = await saveExpected(store, 'removed', after, messages);
    return tell(store, line, text.removed(removed, after.length));
  }
  const file = line.text('import');
  let changed: number;
  if (file !== null) {
    const rules = mergeRules(before, await rulesOf(file, messages));
    changed = await saveExpected(store, 'imported', rules, messages);
  } else {
    const meant = line.has('all') ? null : ports;
    const { rules, accepted } = await learnFromMachine(before, meant, messages, language);
    changed = await saveExpected(store, 'expected', rules, messages);
    if (accepted.length > 0) complain(text.accepted);
    const { width } = terminalStyle(process.stdout);
    const lines = accepted.flatMap((one) => wrapped(one, 2, width));
    if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
  }
  return tell(store, line, text.learnt(changed, store.choices.rules.length));
}

/** @throws {UsageError} where it is not said, or not clear, what is meant */
function meantPorts(line: CommandLine, messages: Messages): MeantPort[] {
  const ports = line.arguments.map((argument) => parseMeantPort(argument, messages));
  line.notTogether('list', 'all');
  line.notTogether('list', 'remove');
  for (const other of ['list', 'all', 'remove']) line.notTogether('import', other);
  const alone = ['all', 'list', 'import'].find((name) => line.has(name));
  const { notWith, nothingSaid } = messages.findings.terminal;
  if (alone !== undefined && ports.length > 0) throw new UsageError(notWith(`--${alone}`));
  if (alone === undefined && ports.length === 0) throw new UsageError(nothingSaid);
  return ports;
}

function list(store: ChoiceKeeper, asJson: boolean, messages: Messages): number {
  const { rules } = store;
  const { terminal } = messages.findings;
  if (!rules) {
    complain(terminal.noBaseline);
    return FINDINGS_EXIT.noBaseline;
  }
  const { stdout } = process;
  if (asJson) stdout.write(fileText(rules));
  else if (rules.length === 0) stdout.write(`${terminal.noRules}\n`);
  else stdout.write(`${ruleTable(rules, messages, terminalStyle(stdout)).join('\n')}\n`);
  return EXIT.fine;
}

function tell({ rules }: ChoiceKeeper, line: CommandLine, text: string): number {
  process.stdout.write(line.has('json') ? fileText(rules ?? []) : `${text}\n`);
  return EXIT.fine;
}

function fileText(rules: readonly Rule[]): string {
  return printExpected(withRules(EMPTY_FILE, rules));
}

/** @throws where the file cannot be read, or has no rules of this version */
async function rulesOf(path: string, messages: Messages): Promise<Rule[]> {
  const shown = visibleText(path);
  const reading = readExpected(await readTextFile(path, LARGEST_FILE, messages));
  if (!reading.ok) throw new Error(damageText(reading.damage, shown, messages));
  tellFaults(path, reading.file.faults, messages);
  return rulesIn(reading.file);
}
