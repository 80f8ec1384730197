import type { Messages } from '../../../shared/messages/en.ts';
import type { Owner } from '../../../shared/model/socket.ts';
import { printableJson, visibleText } from '../../../shared/text/visible.ts';
import {
  isFree,
  type PortSpanArgument,
  type PortState,
  parseSpan,
  portStates,
  spansText,
} from '../actions/free-ports.ts';
import { processText } from '../actions/plan-lines.ts';
import type { CommandContext, CommandLine } from '../command-line.ts';
import { EXIT } from '../exit.ts';
import { terminalStyle } from '../output/style.ts';
import { wrapped } from '../output/wrapped.ts';
import { readOnce } from '../read-once.ts';

/** @returns the exit code: fine where at least one is free */
export async function runFree(line: CommandLine, { messages }: CommandContext): Promise<number> {
  const span = parseSpan(line.argument(0) ?? '', messages);
  const { snapshot } = await readOnce('auto');
  const states: PortState[] = [];
  for await (const state of portStates(span, snapshot.rows.values())) {
    states.push(state);
    if (line.has('first') && isFree(state)) break;
  }
  const free = states.filter(isFree).map(({ port }) => port);
  const { stdout } = process;
  if (line.has('json')) stdout.write(`${printableJson(document(span, states, free), 2)}\n`);
  else if (line.has('first')) printFirst(free, messages);
  else stdout.write(`${textLines(span, states, free, messages).join('\n')}\n`);
  return free.length > 0 ? EXIT.fine : EXIT.failed;
}

/** A number alone: made to be taken by another program. */
function printFirst([first]: readonly number[], { acting }: Messages): void {
  if (first !== undefined) process.stdout.write(`${first}\n`);
  else process.stderr.write(`portico: ${acting.terminal.noneFree}\n`);
}

function textLines(
  { protocol }: PortSpanArgument,
  states: readonly PortState[],
  free: readonly number[],
  messages: Messages,
): string[] {
  const text = messages.acting.terminal;
  const { width } = terminalStyle(process.stdout);
  const none = states.length === 1 ? text.notFree : text.noneFree;
  const denied = states.filter(({ bind }) => bind === 'denied').map(({ port }) => port);
  return [
    ...(free.length > 0 ? wrapped(text.freeLine(spansText(free), protocol), 0, width) : [none]),
    ...states.flatMap((state) => takenText(state, messages) ?? []),
    ...(denied.length > 0 ? wrapped(text.needsRight(spansText(denied)), 0, width) : []),
  ];
}

function takenText(state: PortState, messages: Messages): string | null {
  const { taken, takenUnseen } = messages.acting.terminal;
  if (isFree(state) || state.bind === 'denied') return null;
  const [row] = state.rows;
  if (!row) return taken(`${state.port}`, takenUnseen);
  const owners = ownersOf(state).map((process) => processText({ process }, messages));
  const by = owners.length > 0 ? owners.join(', ') : visibleText(row.user ?? '');
  return taken(`${state.port}`, [by, messages.roles[row.role]].filter(Boolean).join(' · '));
}

function ownersOf({ rows }: PortState): readonly Owner[] {
  const found = new Map<number, Owner>();
  for (const row of rows) for (const owner of row.owners) found.set(owner.pid, owner);
  return [...found.values()];
}

function document(
  { first, last, protocol }: PortSpanArgument,
  states: readonly PortState[],
  free: readonly number[],
): Record<string, unknown> {
  return {
    schemaVersion: 1,
    protocol,
    first,
    last: states.at(-1)?.port ?? last,
    free,
    taken: states
      .filter((state) => !isFree(state))
      .map((state) => ({
        port: state.port,
        inTable: state.rows.length > 0,
        bind: state.bind,
        processes: ownersOf(state).map(({ pid, name, user }) => ({ pid, name, user })),
      })),
  };
}
