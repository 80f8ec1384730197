import type { Range } from '../model/range.ts';
import { RANGES } from '../model/range.ts';
import type { SocketRow } from '../model/socket.ts';
import type { RowFilter } from '../query/words.ts';
import { EVERY_ROW } from '../query/words.ts';
import type { RangeCounts } from './counts.ts';
import type { Entry } from './entry.ts';
import type { Grouping } from './grouping.ts';
import type { HeldOrder } from './held-order.ts';
import type { Segment } from './live-groups.ts';
import type { IndexChanges, RowWatcher } from './row-index.ts';
import { RowIndex } from './row-index.ts';
import type { ShownEntries } from './shown-entries.ts';
import type { Sort } from './sort-keys.ts';
import { DEFAULT_SORT } from './sort-keys.ts';

/** All rows, one index for each range: what the three views show. */
export class RangeTables {
  readonly #tables = new Map<Range, RowIndex>(RANGES.map(({ range }) => [range, new RowIndex()]));
  #filter = EVERY_ROW;
  #sort = DEFAULT_SORT;
  #grouping: Grouping = 'flat';

  shown(range: Range): ShownEntries {
    return this.#table(range).shown;
  }

  segments(range: Range): readonly Segment[] | null {
    return this.#table(range).segments;
  }

  held(range: Range): HeldOrder | null {
    return this.#table(range).held;
  }

  hold(range: Range): void {
    this.#table(range).hold();
  }

  release(range: Range): void {
    this.#table(range).release();
  }

  dropClosed(range: Range): void {
    this.#table(range).dropClosed();
  }

  counts(range: Range): RangeCounts {
    return this.#table(range).counts;
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
    for (const table of this.#tables.values()) size += table.counts.sockets;
    return size;
  }

  reset(rows: readonly SocketRow[]): void {
    for (const table of this.#tables.values()) table.reset([]);
    this.add(rows);
  }

  /** Rows that were not there; they are not marked, as what is new would be. */
  add(rows: readonly SocketRow[]): void {
    for (const [range, part] of byRange(rows)) this.#table(range).add(part);
  }

  /**
   * A row that changes its port to one of another range closes in one table and opens in the other.
   * @param now milliseconds since 1970 UTC
   */
  apply({ opened, changed, closed }: IndexChanges, now: number, watcher?: RowWatcher): void {
    const [openedIn, changedIn] = [byRange(opened), byRange(changed)];
    for (const [range, table] of this.#tables) {
      const part = {
        opened: openedIn.get(range) ?? [],
        changed: changedIn.get(range) ?? [],
        closed,
      };
      const moved = table.apply(part, now, watcher);
      if (moved.length > 0) this.#closeElsewhere(range, moved, now, watcher);
    }
  }

  expire(now: number): boolean {
    let any = false;
    for (const table of this.#tables.values()) any = table.expire(now) || any;
    return any;
  }

  /** Tables without rows, of the same filter, order and groups. */
  emptied(): RangeTables {
    const tables = new RangeTables();
    tables.setFilter(this.#filter);
    tables.setSort(this.#sort);
    tables.setGrouping(this.#grouping);
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

  setGrouping(grouping: Grouping): void {
    this.#grouping = grouping;
    for (const table of this.#tables.values()) table.setGrouping(grouping);
  }

  #closeElsewhere(home: Range, moved: readonly string[], now: number, watcher?: RowWatcher): void {
    for (const [range, table] of this.#tables) {
      if (range === home) continue;
      for (const id of moved) {
        const before = table.get(id);
        const after = this.#table(home).get(id);
        if (before && after && before.mark !== 'closed') watcher?.changed(before.row, after.row);
      }
      table.apply({ opened: [], changed: [], closed: moved }, now);
    }
  }

  #table(range: Range): RowIndex {
    const table = this.#tables.get(range);
    if (!table) throw new RangeError(`no such range: ${range}`);
    return table;
  }
}

function byRange(rows: readonly SocketRow[]): Map<Range, SocketRow[]> {
  const parts = new Map<Range, SocketRow[]>();
  for (const row of rows) {
    const part = parts.get(row.range);
    if (part) part.push(row);
    else parts.set(row.range, [row]);
  }
  return parts;
}
