import { type Program, programKey } from '../findings/program.ts';
import { wider } from '../findings/rule.ts';
import type { Exposure } from '../model/exposure.ts';
import type { Protocol } from '../model/socket.ts';
import type { HistoryMark, Listener } from './model.ts';

/** A time in which somebody listened; or several that are too close to be told apart. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  /** Whether it had not closed when history was last written. */
  readonly isOpen: boolean;
  /** Whether beginning and end were seen. */
  readonly sureFrom: boolean;
  readonly sureTo: boolean;
  /** How many listeners it stands for. */
  readonly count: number;
  /** The widest. */
  readonly exposure: Exposure;
}

/** What one program had at one port; or, by program, at all of them. */
export interface Lane {
  readonly id: string;
  readonly protocol: Protocol | null;
  readonly port: number | null;
  /** At how many ports. */
  readonly ports: number;
  readonly program: Program;
  readonly user: string | null;
  /** Oldest first, none over another. */
  readonly bars: readonly Bar[];
}

/** Who listened when, as coarse as it was asked for. */
export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly Lane[];
  /** Lanes that did not fit. */
  readonly more: number;
  /** How many listeners there were in all. */
  readonly listeners: number;
  /** When somebody watched, oldest first. */
  readonly watches: readonly (readonly [from: number, to: number])[];
  /** When this computer slept between two readings, oldest first. */
  readonly sleeps: readonly (readonly [from: number, to: number])[];
  readonly marks: readonly HistoryMark[];
  readonly moreMarks: number;
}

/** As many bars as one answer holds at most. */
const MOST_BARS = 12_000;

export interface LaneOptions {
  readonly from: number;
  readonly to: number;
  readonly steps: number;
  readonly lanes: number;
  readonly by: 'door' | 'program';
  /** How far is known what is still there. */
  readonly until: number;
}

interface GrowingLane extends Omit<Lane, 'bars' | 'ports'> {
  readonly ports: Set<number>;
  readonly listeners: Listener[];
}

/** Puts listeners into lanes, ordered by port or by program. */
export function lanesOf(
  listeners: readonly Listener[],
  options: LaneOptions,
): { lanes: Lane[]; more: number } {
  const all = new Map<string, GrowingLane>();
  for (const listener of listeners) {
    const id = laneId(listener, options.by);
    const lane = all.get(id) ?? beginLane(id, listener, options.by);
    all.set(id, lane);
    lane.ports.add(listener.port);
    lane.listeners.push(listener);
  }
  const ordered = [...all.values()].sort(compareLanes);
  const kept = ordered.slice(0, options.lanes);
  let step = Math.max(1, (options.to - options.from) / options.steps);
  let lanes = kept.map((lane) => drawn(lane, options, step));
  while (countBars(lanes) > MOST_BARS) {
    step *= 2;
    lanes = kept.map((lane) => drawn(lane, options, step));
  }
  return { lanes, more: ordered.length - kept.length };
}

/** Many listeners are of one program, and the same object says so. */
const keys = new WeakMap<Program, string>();

function laneId({ protocol, port, program }: Listener, by: 'door' | 'program'): string {
  const key = keys.get(program) ?? programKey(program);
  keys.set(program, key);
  return by === 'program' ? key : `${port} ${protocol} ${key}`;
}

function beginLane(id: string, listener: Listener, by: 'door' | 'program'): GrowingLane {
  const { protocol, port, program, user } = listener;
  const place = by === 'door' ? { protocol, port } : { protocol: null, port: null };
  return { id, ...place, program, user, ports: new Set(), listeners: [] };
}

function compareLanes(a: GrowingLane, b: GrowingLane): number {
  return (a.port ?? 0) - (b.port ?? 0) || (a.id < b.id ? -1 : 1);
}

function countBars(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { bars }) => sum + bars.length, 0);
}

function drawn({ ports, listeners, ...lane }: GrowingLane, options: LaneOptions, step: number) {
  return { ...lane, ports: ports.size, bars: barsOf(listeners, options, step) };
}

/** Bars of one lane: what overlaps, or is less than `step` milliseconds apart, is one. */
export function barsOf(
  listeners: readonly Listener[],
  { from, to, until }: Pick<LaneOptions, 'from' | 'to' | 'until'>,
  step: number,
): Bar[] {
  const single = listeners
    .map((listener) => barOf(listener, until))
    .filter((bar) => bar.to >= from && bar.from <= to)
    .sort((a, b) => a.from - b.from);
  const bars: Bar[] = [];
  for (const bar of single) {
    const last = bars.at(-1);
    // Only what is too small to be seen apart becomes one: a change in the open is worth a line.
    if (last && (bar.from < last.to || isTooSmall(last, bar, step))) {
      bars[bars.length - 1] = joined(last, bar);
    } else bars.push(bar);
  }
  return bars;
}

function isTooSmall(a: Bar, b: Bar, step: number): boolean {
  return b.from - a.to < step;
}

function barOf(listener: Listener, until: number): Bar {
  const { firstSeen, lastSeen, ended, openingSeen, exposure } = listener;
  return {
    from: firstSeen,
    to: Math.max(firstSeen, lastSeen ?? until),
    isOpen: lastSeen === null,
    sureFrom: openingSeen,
    sureTo: lastSeen === ended,
    count: 1,
    exposure,
  };
}

function joined(a: Bar, b: Bar): Bar {
  const later = b.to >= a.to ? b : a;
  return {
    from: a.from,
    to: later.to,
    isOpen: a.isOpen || b.isOpen,
    sureFrom: a.sureFrom,
    sureTo: later.sureTo,
    count: a.count + b.count,
    exposure: wider(a.exposure, b.exposure),
  };
}
