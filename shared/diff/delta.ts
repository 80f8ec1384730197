import type { Rows, SocketRow } from '../model/socket.ts';

/** A row that stayed and became another value. */
export interface Change {
  readonly before: SocketRow;
  readonly after: SocketRow;
}

/** Sockets that opened and closed between two readings: at most {@link PASSED_LIMIT}, the rest counted. */
export interface Passed {
  readonly sockets: readonly SocketRow[];
  readonly dropped: number;
}

/** What differs between two readings, by row id. `passed` stands outside the algebra of the rows. */
export interface Delta {
  readonly opened: Rows;
  readonly changed: ReadonlyMap<string, Change>;
  readonly closed: Rows;
  readonly passed: Passed;
}

export const PASSED_LIMIT = 1000;
export const NOTHING_PASSED: Passed = { sockets: [], dropped: 0 };
export const EMPTY_DELTA: Delta = {
  opened: new Map(),
  changed: new Map(),
  closed: new Map(),
  passed: NOTHING_PASSED,
};

/** How many rows a delta touches. */
export function deltaSize(delta: Delta): number {
  return delta.opened.size + delta.changed.size + delta.closed.size;
}

export function isEmptyDelta(delta: Delta): boolean {
  return deltaSize(delta) === 0 && delta.passed.sockets.length === 0 && delta.passed.dropped === 0;
}
