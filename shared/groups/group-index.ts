import { isOpenToNetwork } from '../model/exposure.ts';
import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';
import type { IndexChanges } from '../table/row-index.ts';

/** Rows that belong together, and how many of each kind they are. */
export interface Group {
  readonly key: string;
  readonly rows: ReadonlyMap<string, SocketRow>;
  readonly doors: number;
  readonly doorsOpenToNetwork: number;
  readonly connections: number;
}

/** The groups that a row belongs to: none, one, or several where several processes hold it. */
export type KeysOf = (row: SocketRow) => readonly string[];

/** Rows put in groups, kept up to date at the cost of what changed. */
export class GroupIndex {
  readonly #keysOf: KeysOf;
  readonly #rows = new Map<string, SocketRow>();
  readonly #groups = new Map<string, LiveGroup>();

  constructor(keysOf: KeysOf) {
    this.#keysOf = keysOf;
  }

  get groups(): ReadonlyMap<string, Group> {
    return this.#groups;
  }

  reset(rows: Iterable<SocketRow>): void {
    this.#rows.clear();
    this.#groups.clear();
    for (const row of rows) this.#add(row);
  }

  apply({ opened, changed, closed }: IndexChanges): void {
    for (const id of closed) this.#remove(id);
    for (const row of changed) this.#put(row);
    for (const row of opened) this.#put(row);
  }

  #put(row: SocketRow): void {
    this.#remove(row.id);
    this.#add(row);
  }

  #add(row: SocketRow): void {
    this.#rows.set(row.id, row);
    for (const key of this.#keysOf(row)) {
      let group = this.#groups.get(key);
      if (!group) {
        group = new LiveGroup(key);
        this.#groups.set(key, group);
      }
      group.add(row);
    }
  }

  #remove(id: string): void {
    const row = this.#rows.get(id);
    if (!row) return;
    this.#rows.delete(id);
    for (const key of this.#keysOf(row)) {
      const group = this.#groups.get(key);
      group?.remove(row);
      if (group?.rows.size === 0) this.#groups.delete(key);
    }
  }
}

class LiveGroup implements Group {
  readonly key: string;
  readonly rows = new Map<string, SocketRow>();
  doors = 0;
  doorsOpenToNetwork = 0;
  connections = 0;

  constructor(key: string) {
    this.key = key;
  }

  add(row: SocketRow): void {
    if (this.rows.has(row.id)) return;
    this.rows.set(row.id, row);
    this.#count(row, 1);
  }

  remove(row: SocketRow): void {
    if (this.rows.delete(row.id)) this.#count(row, -1);
  }

  #count(row: SocketRow, by: 1 | -1): void {
    if (isConnection(row.role)) this.connections += by;
    else this.doors += by;
    if (isOpenToNetwork(row.exposure)) this.doorsOpenToNetwork += by;
  }
}
