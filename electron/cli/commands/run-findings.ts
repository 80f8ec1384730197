import { checkDocument } from '../../../shared/findings/check-json.ts';
import { decide } from '../../../shared/findings/decide.ts';
import { type DecisionAction, WORD_FOR } from '../../../shared/findings/decision-actions.ts';
import type { FindingsUpdate } from '../../../shared/findings/engine.ts';
import type { Finding } from '../../../shared/findings/finding.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import { SOURCE_CHOICES } from '../../../shared/model/status.ts';
import { printableJson, visibleText } from '../../../shared/text/visible.ts';
import type { ChoiceKeeper } from '../../monitor/findings/choice-keeper.ts';
import { type CommandContext, type CommandLine, UsageError } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { FINDINGS_EXIT } from '../findings/exit-codes.ts';
import { choicesAtHand, complain, refuseDamaged, whereKept } from '../findings/expected-at-hand.ts';
import { findingTable } from '../findings/finding-table.ts';
import { type FoundAtHand, foundAtHand } from '../findings/found-at-hand.ts';
import { momentAhead } from '../findings/moment-ahead.ts';
import { terminalStyle } from '../output/style.ts';

const SAYINGS = ['acknowledge', 'expect', 'mute', 'restore', 'undo'] as const;

interface Said {
  readonly action: DecisionAction;
  /** Null: of all. */
  readonly ids: readonly string[] | null;
  readonly until: number | null;
}

/** @returns the exit code */
export async function runFindings(line: CommandLine, context: CommandContext): Promise<number> {
  const { messages } = context;
  const source = line.choice('source', SOURCE_CHOICES) ?? 'auto';
  const said = whatIsSaid(line, messages);
  const keeper = await choicesAtHand(messages);
  refuseDamaged(keeper, messages);
  if (said === 'undo') return undo(keeper, messages);
  if (!keeper.rules) {
    complain(messages.findings.terminal.noBaseline);
    return FINDINGS_EXIT.noBaseline;
  }
  const found = await foundAtHand(source);
  if (said) return say(said, keeper, found, messages);
  return list(line, keeper, found, context);
}

/** @throws {UsageError} where it is not clear what is to become of which findings */
function whatIsSaid(line: CommandLine, messages: Messages): Said | 'undo' | null {
  const text = messages.alerts.terminal;
  const [saying, another] = SAYINGS.filter((name) => line.has(name));
  if (another) throw new UsageError(text.one);
  const mutes = saying === 'mute';
  const needsMute = ['until', 'for-program'].find((name) => line.has(name));
  if (needsMute !== undefined && !mutes) throw new UsageError(text.onlyMute(`--${needsMute}`));
  if (saying && saying !== 'undo') {
    const until = line.text('until');
    return {
      action: mutes && line.has('for-program') ? 'mute-program' : saying,
      ids: meantIds(line, messages),
      until: until === null ? null : momentAhead(until, Date.now(), messages),
    };
  }
  if (line.arguments.length > 0 || line.has('all')) throw new UsageError(text.onlyAction);
  return saying ?? null;
}

/** @returns null where all are meant @throws {UsageError} where none are named, or all and some */
function meantIds(line: CommandLine, { alerts }: Messages): readonly string[] | null {
  const namesSome = line.arguments.length > 0;
  if (line.has('all') === namesSome) throw new UsageError(alerts.terminal.which);
  return namesSome ? line.arguments : null;
}

async function undo(keeper: ChoiceKeeper, messages: Messages): Promise<number> {
  const undone = await whereKept(keeper.undo(Date.now()), messages);
  const text = undone
    ? messages.findingsView.takenBack[undone.what](undone.count)
    : messages.alerts.terminal.nothingToUndo;
  process.stdout.write(`${text}\n`);
  return EXIT.fine;
}

async function say(
  { action, ids, until }: Said,
  keeper: ChoiceKeeper,
  { judge }: FoundAtHand,
  messages: Messages,
): Promise<number> {
  const { findings, decided } = judge(keeper.choices);
  const meant = chosen(ids, action === 'restore' ? decided : findings, messages);
  const now = Date.now();
  const changed = await whereKept(
    keeper.change(WORD_FOR[action], (choices) => decide(choices, meant, action, until, now), now),
    messages,
  );
  const left = judge(keeper.choices).findings.length;
  process.stdout.write(`${messages.alerts.terminal.done[action](changed, left)}\n`);
  return EXIT.fine;
}

/** @throws where an id belongs to none of them, or to several */
function chosen(
  ids: readonly string[] | null,
  among: readonly Finding[],
  { alerts }: Messages,
): readonly Finding[] {
  if (ids === null) return among;
  return ids.map((beginning) => {
    const [finding, another] = among.filter(({ id }) => id.startsWith(beginning));
    if (!finding) throw new Error(alerts.terminal.noSuch(visibleText(beginning)));
    if (another) throw new Error(alerts.terminal.ambiguous(visibleText(beginning)));
    return finding;
  });
}

function list(
  line: CommandLine,
  { choices, faults }: ChoiceKeeper,
  { reading, judge }: FoundAtHand,
  context: CommandContext,
): number {
  const update = judge(choices);
  const { stdout } = process;
  if (line.has('json')) {
    const { status } = reading.snapshot;
    const language = line.choice('lang', LANGUAGES) ?? 'en';
    const document = checkDocument(update, choices.rules.length, faults, status, language);
    stdout.write(`${printableJson(document, 2)}\n`);
  } else stdout.write(`${listLines(update, context).join('\n')}\n`);
  return update.findings.length > 0 ? FINDINGS_EXIT.found : EXIT.fine;
}

function listLines({ findings, decided }: FindingsUpdate, { messages }: CommandContext): string[] {
  const style = terminalStyle(process.stdout);
  const lines =
    findings.length > 0 ? findingTable(findings, messages, style) : [messages.findings.none];
  if (decided.length === 0) return lines;
  const { decidedToo } = messages.alerts.terminal;
  return [...lines, '', decidedToo, ...findingTable(decided, messages, style)];
}
