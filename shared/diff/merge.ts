import type { SocketRow } from '../model/socket.ts';
import type { Change, Delta, Passed } from './delta.ts';
import { PASSED_LIMIT } from './delta.ts';
import { sameRow } from './equal.ts';

/**
 * One delta for two that follow each other. Law (tested by properties):
 * `merge(diff(a, b), diff(b, c)) = diff(a, c)`.
 */
export function merge(first: Delta, second: Delta): Delta {
  const opened = new Map(first.opened);
  const changed = new Map(first.changed);
  const closed = new Map(first.closed);
  for (const [id, row] of second.closed) close(id, row);
  for (const [id, change] of second.changed) alter(id, change);
  for (const [id, row] of second.opened) open(id, row);
  return { opened, changed, closed, passed: mergePassed(first.passed, second.passed) };

  function close(id: string, row: SocketRow): void {
    if (opened.delete(id)) return;
    closed.set(id, changed.get(id)?.before ?? row);
    changed.delete(id);
  }

  function alter(id: string, change: Change): void {
    if (opened.has(id)) opened.set(id, change.after);
    else settle(id, changed.get(id)?.before ?? change.before, change.after);
  }

  function open(id: string, row: SocketRow): void {
    const before = closed.get(id);
    closed.delete(id);
    if (before) settle(id, before, row);
    else opened.set(id, row);
  }

  function settle(id: string, before: SocketRow, after: SocketRow): void {
    if (sameRow(before, after)) changed.delete(id);
    else changed.set(id, { before, after });
  }
}

function mergePassed(first: Passed, second: Passed): Passed {
  if (second.sockets.length === 0 && second.dropped === 0) return first;
  const all = [...first.sockets, ...second.sockets];
  const kept = all.slice(0, PASSED_LIMIT);
  return { sockets: kept, dropped: first.dropped + second.dropped + all.length - kept.length };
}
