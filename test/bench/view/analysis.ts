import type { TraceEvent } from './trace.ts';

/** CPU time of the page's main thread in one part of a trace, in milliseconds. */
export interface Work {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** What took in each message that the host sent: reading, checking, applying it and writing into the page. */
export function messageWork(events: readonly TraceEvent[]): Work[] {
  return messageTasks(events).map(workOf);
}

/**
 * All that the main thread does for each frame: script, style, layout, paint and the hand-over, from the
 * start of one frame to the start of the next. To take in messages is no part of it.
 */
export function frameWork(events: readonly TraceEvent[]): Work[] {
  const starts = events.filter(({ name }) => name === 'BeginMainThreadFrame').map(({ ts }) => ts);
  const messages = new Set(messageTasks(events));
  const all = tasks(events).filter((task) => !messages.has(task));
  return starts.slice(0, -1).map((start, index) => {
    const end = starts[index + 1] ?? 0;
    const inside = all.filter(({ ts, dur = 0 }) => ts + dur > start && ts + dur <= end);
    return inside.map(workOf).reduce(sum, { cpuMs: 0, wallMs: 0 });
  });
}

/** From each input of a kind to the moment at which the frame that shows it is handed over, in milliseconds. */
export function inputToPaint(events: readonly TraceEvent[], kind: string): number[] {
  const inputs = events.filter(
    ({ name, args }) => name === 'EventDispatch' && args?.data?.type === kind,
  );
  const commits = events.filter(({ name }) => name === 'Commit');
  return inputs.flatMap((input) => {
    const commit = commits.find(({ ts }) => ts > input.ts);
    return commit ? [(commit.ts + (commit.dur ?? 0) - input.ts) / 1000] : [];
  });
}

/** The longest time for which the page could not answer, in milliseconds. */
export function longestTask(events: readonly TraceEvent[]): Work {
  return tasks(events)
    .map(workOf)
    .reduce((a, b) => (a.cpuMs > b.cpuMs ? a : b), { cpuMs: 0, wallMs: 0 });
}

function tasks(events: readonly TraceEvent[]): TraceEvent[] {
  return events.filter(({ name, ph }) => name === 'RunTask' && ph === 'X');
}

function messageTasks(events: readonly TraceEvent[]): TraceEvent[] {
  const received = events.filter(({ name }) => name === 'WebSocketReceive');
  return tasks(events).filter((task) => received.some((event) => isInside(event, task)));
}

function isInside({ ts }: TraceEvent, task: TraceEvent): boolean {
  return ts >= task.ts && ts <= task.ts + (task.dur ?? 0);
}

function workOf({ dur = 0, tdur = dur }: TraceEvent): Work {
  return { cpuMs: tdur / 1000, wallMs: dur / 1000 };
}

function sum(a: Work, b: Work): Work {
  return { cpuMs: a.cpuMs + b.cpuMs, wallMs: a.wallMs + b.wallMs };
}
