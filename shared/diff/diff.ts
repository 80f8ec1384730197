import type { Rows, SocketRow } from '../model/socket.ts';
import type { Change, Delta } from './delta.ts';
import { NOTHING_PASSED } from './delta.ts';
import { sameRow } from './equal.ts';

/**
 * What turns `before` into `after`. Rows that are the same object cost one comparison.
 * Laws (tested by properties): `apply(a, diff(a, b)) = b`; `diff(a, a)` is empty.
 */
export function diff(before: Rows, after: Rows): Delta {
  const opened = new Map<string, SocketRow>();
  const changed = new Map<string, Change>();
  const closed = new Map<string, SocketRow>();
  for (const [id, row] of after) {
    const old = before.get(id);
    if (old === undefined) opened.set(id, row);
    else if (old !== row && !sameRow(old, row)) changed.set(id, { before: old, after: row });
  }
  if (before.size + opened.size > after.size) {
    for (const [id, row] of before) if (!after.has(id)) closed.set(id, row);
  }
  return { opened, changed, closed, passed: NOTHING_PASSED };
}
