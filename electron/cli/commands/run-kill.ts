import { endText, isEnded } from '../../../shared/actions/result-text.ts';
import type { Messages } from '../../../shared/messages/en.ts';
import { messagesIn } from '../../../shared/messages/language.ts';
import { LANGUAGES } from '../../../shared/model/language.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { printableJson } from '../../../shared/text/visible.ts';
import { openProcesses } from '../../monitor/actions/open-processes.ts';
import { ProcessEnder } from '../../monitor/actions/process-ender.ts';
import { canAsk, confirm } from '../actions/confirm.ts';
import { endAll, type Outcome, type Planned } from '../actions/end-all.ts';
import { parseDoor } from '../actions/meant-door.ts';
import { consequenceLines, objectionLines, processText } from '../actions/plan-lines.ts';
import { type Asked, targetsOf } from '../actions/targets.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { UsageError } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { readOnce } from '../read-once.ts';

/** The largest number of a process: PID_MAX_LIMIT of Linux, and beyond what others give out. */
const LARGEST_PID = 4_194_304;

/** @returns the exit code */
export async function runKill(line: CommandLine, { messages }: CommandContext): Promise<number> {
  const asked = whatIsAsked(line, messages);
  const { snapshot } = await readOnce('auto');
  const rows = [...snapshot.rows.values()];
  const ender = new ProcessEnder(await openProcesses(), [process.pid]);
  try {
    const planned = await planAll(asked, rows, ender, messages);
    const isAnyway = line.has('anyway');
    const objections = planned.flatMap(({ plan }) => objectionLines(plan, isAnyway, messages));
    if (objections.length > 0) {
      say(objections);
      if (line.has('json')) printJson(planned.map(asRefused), line);
      return EXIT.failed;
    }
    if (!(await isConfirmed(planned, rows, line, messages))) {
      say([messages.acting.terminal.nothingDone]);
      return EXIT.failed;
    }
    const options = { tree: line.has('tree'), anyway: isAnyway };
    const outcomes = await endAll(planned, options, ender, messages);
    if (line.has('json')) printJson(outcomes, line);
    else process.stdout.write(`${outcomes.map((one) => textOf(one, messages)).join('\n')}\n`);
    return outcomes.every((one) => isFine(one, outcomes)) ? EXIT.fine : EXIT.failed;
  } finally {
    await ender.close();
  }
}

/** @throws {UsageError} where it is not said, or not clear, who is meant */
function whatIsAsked(line: CommandLine, messages: Messages): Asked {
  const written = line.argument(0);
  const pid = line.number('pid', 1, LARGEST_PID);
  line.notTogether('pid', 'all');
  if (written === null && pid === null) {
    throw new UsageError(messages.acting.terminal.nothingSaid);
  }
  const port = written === null ? null : parseDoor(written, messages);
  return { port, pid, all: line.has('all') };
}

async function planAll(
  asked: Asked,
  rows: readonly SocketRow[],
  ender: ProcessEnder,
  messages: Messages,
): Promise<readonly Planned[]> {
  const planned: Planned[] = [];
  for (const target of await targetsOf(asked, rows, ender, messages)) {
    const plan = await ender.plan(target.pid, target.row);
    if (plan) planned.push({ target, plan });
  }
  if (planned.length === 0) throw new Error(messages.acting.ended.notTheSame.gone);
  return planned;
}

/** @throws {UsageError} where there is no terminal to ask in */
async function isConfirmed(
  planned: readonly Planned[],
  rows: readonly SocketRow[],
  line: CommandLine,
  messages: Messages,
): Promise<boolean> {
  if (line.has('yes')) return true;
  const text = messages.acting.terminal;
  if (!canAsk()) throw new UsageError(text.notAsked);
  for (const { plan, target } of planned) {
    const below = line.has('tree') && plan.tree.length > 0 ? text.with(plan.tree.length) : null;
    say(consequenceLines(plan, target.row, rows, messages));
    const what = [processText(plan, messages), below].filter((part) => part !== null).join(' ');
    if (!(await confirm(text.ask(what), text.yesAnswers))) return false;
  }
  return true;
}

/** Workers end with the process that started them: one that was gone when its turn came is no failure. */
function isFine({ result }: Outcome, all: readonly Outcome[]): boolean {
  if (isEnded(result)) return true;
  return (
    result.state === 'not-the-same' &&
    result.why === 'gone' &&
    all.some((one) => isEnded(one.result))
  );
}

function textOf({ plan, result }: Outcome, messages: Messages): string {
  return endText(result, plan.process.name, messages);
}

/** Nothing was sent: the reason is in the plan. */
function asRefused({ target, plan }: Planned): Outcome {
  const { pid } = target;
  const { user } = plan.process;
  const result =
    plan.refusal === null
      ? ({ state: 'denied', pid, user } as const)
      : ({ state: 'refused', pid, why: plan.refusal } as const);
  return { target, plan, result };
}

function printJson(outcomes: readonly Outcome[], line: CommandLine): void {
  // Programs get English, whatever the terminal speaks, unless they ask.
  const messages = messagesIn(line.choice('lang', LANGUAGES) ?? 'en');
  const document = {
    schemaVersion: 1,
    results: outcomes.map(({ plan, result }) => ({
      process: plan.process,
      ...result,
      advice: plan.advice,
      message: endText(result, plan.process.name, messages),
    })),
  };
  process.stdout.write(`${printableJson(document, 2)}\n`);
}

function say(lines: readonly string[]): void {
  if (lines.length > 0) process.stderr.write(`${lines.join('\n')}\n`);
}
