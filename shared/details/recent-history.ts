import { sameValue } from '../diff/equal.ts';
import { isConnection } from '../model/role.ts';
import type { Endpoint, SocketRow } from '../model/socket.ts';
import type { RowWatcher } from '../table/row-index.ts';
import { Ring } from './ring.ts';
import { WATCHED, type WatchedField } from './watched.ts';

/** Something that happened to a socket. Times in milliseconds since 1970 UTC. */
export type RecentEvent =
  | { readonly kind: 'opened' | 'closed'; readonly at: number; readonly row: SocketRow }
  | {
      readonly kind: 'changed';
      readonly at: number;
      readonly row: SocketRow;
      readonly before: SocketRow;
      readonly fields: readonly WatchedField[];
    };

/** How many events are kept of doors, and of connections, which come and go far more often. */
export const DOOR_EVENTS = 500;
export const CONNECTION_EVENTS = 2000;

/**
 * What lately happened to the sockets, as far as it was told here. Costs what changed: rows that stay as
 * they are, are never looked at. A reading that starts over says nothing of what opened or closed.
 */
export class RecentHistory implements RowWatcher {
  readonly #doors = new Ring<RecentEvent>(DOOR_EVENTS);
  readonly #connections = new Ring<RecentEvent>(CONNECTION_EVENTS);
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  opened(row: SocketRow): void {
    this.#add({ kind: 'opened', at: row.firstSeenAt, row });
  }

  changed(before: SocketRow, row: SocketRow): void {
    const isChanged = (field: WatchedField): boolean => !sameValue(before[field], row[field]);
    if (!WATCHED.some(isChanged)) return;
    // Most events are never looked at: which fields they are about is told when somebody asks.
    this.#add({
      kind: 'changed',
      at: this.#now(),
      row,
      before,
      get fields() {
        return WATCHED.filter(isChanged);
      },
    });
  }

  closed(row: SocketRow): void {
    this.#add({ kind: 'closed', at: this.#now(), row });
  }

  /** What happened to a socket, and before it to one with the same ends; the newest first. */
  of(row: SocketRow): RecentEvent[] {
    const ring = isConnection(row.role) ? this.#connections : this.#doors;
    return ring
      .toArray()
      .filter((event) => isSameSocket(event.row, row))
      .reverse();
  }

  #add(event: RecentEvent): void {
    (isConnection(event.row.role) ? this.#connections : this.#doors).add(event);
  }
}

function isSameSocket(a: SocketRow, b: SocketRow): boolean {
  if (a.id === b.id) return true;
  return (
    a.protocol === b.protocol &&
    a.netns === b.netns &&
    isSameEnd(a.local, b.local) &&
    isSameEnd(a.remote, b.remote)
  );
}

function isSameEnd(a: Endpoint | null, b: Endpoint | null): boolean {
  return a?.port === b?.port && a?.address === b?.address;
}
