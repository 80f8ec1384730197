import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';
import type { IndexChanges } from '../table/row-index.ts';

const NONE: ReadonlyMap<string, SocketRow> = new Map();

/** Rows put on piles, each on one or on none; kept up to date at the cost of what changed. */
export class RowPiles<P extends string> {
  readonly #pileOf: (row: SocketRow) => P | null;
  readonly #piles = new Map<P, Map<string, SocketRow>>();
  readonly #pileById = new Map<string, P>();

  /** @param pileOf null for a row that is of no interest */
  constructor(pileOf: (row: SocketRow) => P | null) {
    this.#pileOf = pileOf;
  }

  /** The rows of a pile by their id. */
  pile(name: P): ReadonlyMap<string, SocketRow> {
    return this.#piles.get(name) ?? NONE;
  }

  reset(rows: Iterable<SocketRow>): void {
    this.#piles.clear();
    this.#pileById.clear();
    for (const row of rows) this.#put(row);
  }

  apply({ opened, changed, closed }: IndexChanges): void {
    for (const id of closed) this.#take(id);
    for (const row of changed) this.#put(row);
    for (const row of opened) this.#put(row);
  }

  #put(row: SocketRow): void {
    const name = this.#pileOf(row);
    if (this.#pileById.get(row.id) !== name) this.#take(row.id);
    if (name === null) return;
    const pile = this.#piles.get(name) ?? new Map<string, SocketRow>();
    this.#piles.set(name, pile.set(row.id, row));
    this.#pileById.set(row.id, name);
  }

  #take(id: string): void {
    const name = this.#pileById.get(id);
    if (name === undefined) return;
    this.#pileById.delete(id);
    this.#piles.get(name)?.delete(id);
  }
}

/** The doors, then the connections that were seen last, the youngest first; there can be very many to choose from. */
export function foremost(rows: Iterable<SocketRow>, most: number): SocketRow[] {
  const best: SocketRow[] = [];
  for (const row of rows) {
    const last = best.at(-1);
    if (last && best.length >= most && !isBefore(row, last)) continue;
    const place = best.findIndex((other) => isBefore(row, other));
    best.splice(place < 0 ? best.length : place, 0, row);
    if (best.length > most) best.pop();
  }
  return best;
}

function isBefore(a: SocketRow, b: SocketRow): boolean {
  if (isConnection(a.role) !== isConnection(b.role)) return isConnection(b.role);
  if (a.firstSeenAt !== b.firstSeenAt) return a.firstSeenAt > b.firstSeenAt;
  return a.id < b.id;
}
