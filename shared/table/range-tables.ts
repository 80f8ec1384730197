import type { Range } from '../model/range.ts';
import { RANGES } from '../model/range.ts';
import type { SocketRow } from '../model/socket.ts';
import type { RowFilter } from '../query/words.ts';
import { EVERY_ROW } from '../query/words.ts';
import type { RangeCounts } from './counts.ts';
import { Counts } from './counts.ts';
import type { Entry } from './entry.ts';
import type { IndexChanges } from './row-index.ts';
import { RowIndex } from './row-index.ts';
import type { Sort } from './sort.ts';
import { DEFAULT_SORT } from './sort.ts';

/** All rows, one index for each range: what the three views show. */
export class RangeTables {
  readonly #tables = new Map<Range, RowIndex>(RANGES.map(({ range }) => [range, new RowIndex()]));
  #counts = new Counts();
  #filter = EVERY_ROW;
  #sort = DEFAULT_SORT;

  shown(range: Range): readonly Entry[] {
    return this.#table(range).shown;
  }

  counts(range: Range): RangeCounts {
    return this.#counts.of(range);
  }

  /** The row, or what is left of it for a moment after it closed. */
  find(id: string): Entry | undefined {
    let closed: Entry | undefined;
    for (const table of this.#tables.values()) {
      const entry = table.get(id);
      if (entry && entry.mark !== 'closed') return entry;
      closed ??= entry;
    }
    return closed;
  }

  /** All rows still there. */
  *rows(): Iterable<SocketRow> {
    for (const table of this.#tables.values()) yield* table.rows();
  }

  get size(): number {
    let size = 0;
    for (const { range } of RANGES) size += this.#counts.of(range).sockets;
    return size;
  }

  reset(rows: readonly SocketRow[]): void {
    this.#counts = new Counts();
    for (const table of this.#tables.values()) table.reset([]);
    this.add(rows);
  }

  /** Rows that were not there; they are not marked, as what is new would be. */
  add(rows: readonly SocketRow[]): void {
    const parts = new Map<Range, SocketRow[]>(RANGES.map(({ range }) => [range, []]));
    for (const row of rows) {
      this.#counts.add(row);
      parts.get(row.range)?.push(row);
    }
    for (const [range, part] of parts) this.#table(range).add(part);
  }

  /**
   * A row that changes its port to one of another range closes in one table and opens in the other.
   * @param now milliseconds since 1970 UTC
   */
  apply(changes: IndexChanges, now: number): void {
    for (const [range, part] of this.#split(changes)) this.#table(range).apply(part, now);
  }

  expire(now: number): boolean {
    let any = false;
    for (const table of this.#tables.values()) any = table.expire(now) || any;
    return any;
  }

  /** Tables without rows, of the same filter and order. */
  emptied(): RangeTables {
    const tables = new RangeTables();
    tables.setFilter(this.#filter);
    tables.setSort(this.#sort);
    return tables;
  }

  setFilter(filter: RowFilter): void {
    this.#filter = filter;
    for (const table of this.#tables.values()) table.setFilter(filter);
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
    for (const table of this.#tables.values()) table.setSort(sort);
  }

  #split(changes: IndexChanges): Map<Range, MutableChanges> {
    const parts = new Map<Range, MutableChanges>();
    const part = (range: Range): MutableChanges => {
      const found = parts.get(range) ?? { opened: [], changed: [], closed: [] };
      parts.set(range, found);
      return found;
    };
    for (const id of changes.closed) {
      const old = this.#live(id);
      if (!old) continue;
      this.#counts.remove(old);
      part(old.range).closed.push(id);
    }
    for (const row of changes.changed) {
      const old = this.#live(row.id);
      if (old) this.#counts.remove(old);
      this.#counts.add(row);
      if (!old || old.range === row.range) {
        part(row.range).changed.push(row);
        continue;
      }
      part(old.range).closed.push(row.id);
      part(row.range).opened.push(row);
    }
    for (const row of changes.opened) {
      this.#counts.add(row);
      part(row.range).opened.push(row);
    }
    return parts;
  }

  #live(id: string): SocketRow | undefined {
    const entry = this.find(id);
    return entry?.mark === 'closed' ? undefined : entry?.row;
  }

  #table(range: Range): RowIndex {
    const table = this.#tables.get(range);
    if (!table) throw new RangeError(`no such range: ${range}`);
    return table;
  }
}

interface MutableChanges {
  opened: SocketRow[];
  changed: SocketRow[];
  closed: string[];
}
