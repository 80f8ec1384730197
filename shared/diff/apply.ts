import type { Rows } from '../model/socket.ts';
import type { Delta } from './delta.ts';

/** The rows after `delta`; `rows` stays as it was. */
export function apply(rows: Rows, delta: Delta): Rows {
  const next = new Map(rows);
  for (const id of delta.closed.keys()) next.delete(id);
  for (const [id, change] of delta.changed) next.set(id, change.after);
  for (const [id, row] of delta.opened) next.set(id, row);
  return next;
}
