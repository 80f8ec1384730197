import {
  historyDocument,
  momentDocument,
  peersDocument,
} from '../../../shared/history/history-json.ts';
import { parseTime } from '../../../shared/history/parse-time.ts';
import { MOST_PEERS } from '../../../shared/history/questions.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';
import { printableJson, visibleText } from '../../../shared/text/visible.ts';
import { historyPath } from '../../monitor/history/history-file.ts';
import { answerFrom } from '../../monitor/history/history-keeper.ts';
import type { QuestionName, Questions } from '../../monitor/history/protocol.ts';
import { NewerSchemaError } from '../../monitor/history/schema.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import { type CommandContext, type CommandLine, UsageError } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { listenersText, momentText, peersText } from '../history/history-tables.ts';
import { terminalStyle } from '../output/style.ts';

const DAY_MS = 86_400_000;
/** As many listeners as a table, and a document, holds. */
const MOST_IN_TABLE = 1000;
const MOST_IN_DOCUMENT = 100_000;

/** Reads the history of the data folder, whether somebody records it or not. @returns the exit code */
export async function runHistory(line: CommandLine, context: CommandContext): Promise<number> {
  const { messages } = context;
  line.notTogether('at', 'since');
  line.notTogether('at', 'until');
  line.notTogether('at', 'connections');
  const now = Date.now();
  const to = timeOf(line, 'until', now, messages) ?? now;
  const from = timeOf(line, 'since', now, messages) ?? to - DAY_MS;
  const at = timeOf(line, 'at', now, messages);
  if (line.has('since') && from > now) {
    throw new UsageError(messages.history.terminal.errorAhead('--since'));
  }
  if (from > to) throw new UsageError(messages.history.terminal.errorOrder);
  const port = line.number('port', 0, HIGHEST_PORT);
  const narrowing = { port, text: (line.text('program') ?? '').slice(0, 200) };
  const isNarrowed = port !== null || narrowing.text !== '';
  const isJson = line.has('json');
  const facts = await ask('facts', null, messages);
  const style = terminalStyle(process.stdout);
  if (at !== null) {
    const moment = await ask('listenedAt', { time: at, ...narrowing }, messages);
    if (isJson) return print(momentDocument(moment, facts));
    return say(momentText(moment, { facts, isNarrowed }, context, style));
  }
  if (line.has('connections')) {
    const question = { from, to, most: MOST_PEERS, ...narrowing };
    const peers = await ask('peers', question, messages);
    if (isJson) return print(peersDocument(from, to, peers, facts));
    return say(peersText(peers, { facts, isNarrowed }, context, style));
  }
  const most = isJson ? MOST_IN_DOCUMENT : MOST_IN_TABLE;
  const found = await ask('listeners', { from, to, most, ...narrowing }, messages);
  if (isJson) return print(historyDocument(from, to, found, facts));
  return say(listenersText({ from, to, found, facts, isNarrowed }, context, style));
}

/** @throws where it cannot be read, in words */
async function ask<N extends QuestionName>(
  question: N,
  argument: Questions[N]['argument'],
  { history }: Messages,
): Promise<Questions[N]['answer']> {
  const folder = dataFolder();
  const path = visibleText(historyPath(folder));
  try {
    const answer = await answerFrom(folder, question, argument, { state: 'starting' });
    return answer as Questions[N]['answer'];
  } catch (cause) {
    if (cause instanceof NewerSchemaError) throw new Error(history.terminal.newer(path), { cause });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(history.terminal.unreadable(path, visibleText(why)), { cause });
  }
}

/** @throws {UsageError} where it is no time */
function timeOf(
  line: CommandLine,
  option: string,
  now: number,
  { history }: Messages,
): number | null {
  const text = line.text(option);
  if (text === null) return null;
  const time = parseTime(text, now);
  if (time === null) throw new UsageError(history.terminal.errorTime(`--${option}`, text));
  return time;
}

function print(document: Record<string, unknown>): number {
  process.stdout.write(`${printableJson(document, 2)}\n`);
  return EXIT.fine;
}

function say(lines: readonly string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.fine;
}
