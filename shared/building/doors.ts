import { isOpenToNetwork } from '../model/exposure.ts';
import type { SocketRow } from '../model/socket.ts';
import { type IndexChanges, MARK_MS } from '../table/row-index.ts';
import { type Door, isOpen, looksAlike } from './door.ts';
import { DoorSockets } from './door-sockets.ts';

/** What lately happened to a door behind which somebody waits, or waited. */
export interface Happening {
  readonly kind: 'opened' | 'changed' | 'closed';
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The door; as it was before, where it closed. */
  readonly door: Door;
}

export interface DoorCounts {
  /** Doors with somebody behind them. */
  readonly open: number;
  readonly openToNetwork: number;
}

/** The doors in use at one moment. The same object until some door looks different. */
export interface Doors {
  /** In the order of their ports. */
  readonly list: readonly Door[];
  /** In use too, but not what is asked for: shown without their meaning. In the order of their ports. */
  readonly rest: readonly Door[];
  readonly counts: DoorCounts;
  /** By port; those older than `MARK_MS` may still be among them. */
  readonly happenings: ReadonlyMap<number, Happening>;
  /** The newest of a door, of whatever moment. */
  get(port: number): Door | undefined;
}

export const NO_DOORS: Doors = {
  list: [],
  rest: [],
  counts: { open: 0, openToNetwork: 0 },
  happenings: new Map(),
  get: () => undefined,
};

/** All doors in use, kept by adding and removing single sockets. */
export class DoorIndex {
  readonly #rows = new Map<string, SocketRow>();
  readonly #ports = new Map<number, DoorSockets>();
  readonly #doors = new Map<number, Door>();
  readonly #happenings = new Map<number, Happening>();
  #shown: Doors | null = null;

  /** What a picture shows. */
  get shown(): Doors {
    this.#shown ??= this.#show();
    return this.#shown;
  }

  /** Starts over with `rows`: nothing of them has happened lately. */
  reset(rows: Iterable<SocketRow>): void {
    this.#rows.clear();
    this.#ports.clear();
    this.#doors.clear();
    this.#happenings.clear();
    this.#shown = null;
    for (const row of rows) this.#add(row);
    for (const [port, sockets] of this.#ports) {
      const door = sockets.door();
      if (door) this.#doors.set(port, door);
    }
  }

  /** @param now milliseconds since 1970 UTC */
  apply({ opened, changed, closed }: IndexChanges, now: number): void {
    const touched = new Set<number>();
    for (const id of closed) this.#remove(id, touched);
    for (const row of [...changed, ...opened]) {
      this.#remove(row.id, touched);
      this.#add(row);
      touched.add(row.local.port);
    }
    for (const [port, { at }] of this.#happenings) {
      if (now - at > 2 * MARK_MS) this.#happenings.delete(port);
    }
    for (const port of touched) this.#renew(port, now);
  }

  #add(row: SocketRow): void {
    const { port } = row.local;
    this.#rows.set(row.id, row);
    let sockets = this.#ports.get(port);
    if (!sockets) {
      sockets = new DoorSockets();
      this.#ports.set(port, sockets);
    }
    sockets.add(row);
  }

  #remove(id: string, touched: Set<number>): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    this.#ports.get(row.local.port)?.remove(row);
    touched.add(row.local.port);
  }

  #renew(port: number, now: number): void {
    const before = this.#doors.get(port);
    const after = this.#ports.get(port)?.door() ?? undefined;
    if (after) this.#doors.set(port, after);
    else {
      this.#doors.delete(port);
      this.#ports.delete(port);
    }
    if (before === after || (before && after && looksAlike(before, after))) return;
    this.#shown = null;
    const happening = happeningOf(before, after, now);
    if (happening) this.#happenings.set(port, happening);
  }

  #show(): Doors {
    const list = [...this.#doors.values()].sort((a, b) => a.port - b.port);
    const open = list.filter(isOpen);
    const counts = {
      open: open.length,
      openToNetwork: open.filter(({ row }) => isOpenToNetwork(row.exposure)).length,
    };
    const happenings = new Map(this.#happenings);
    return { list, rest: [], counts, happenings, get: (port) => this.#doors.get(port) };
  }
}

/** Connections come and go all the time: only what happens to open doors is worth a sign. */
function happeningOf(
  before: Door | undefined,
  after: Door | undefined,
  at: number,
): Happening | null {
  const was = before && isOpen(before) ? before : null;
  const is = after && isOpen(after) ? after : null;
  if (is) return { kind: was ? 'changed' : 'opened', at, door: is };
  return was && { kind: 'closed', at, door: was };
}
