import type { Range } from '../../../../shared/model/range.ts';
import type { Rows, SocketRow } from '../../../../shared/model/socket.ts';
import type { RowFilter } from '../../../../shared/query/words.ts';
import type { RangeCounts } from '../../../../shared/table/counts.ts';
import type { Mark } from '../../../../shared/table/entry.ts';
import { Entry } from '../../../../shared/table/entry.ts';
import type { Grouping } from '../../../../shared/table/grouping.ts';
import { groupKeysBy } from '../../../../shared/table/grouping.ts';
import type { IndexChanges } from '../../../../shared/table/row-index.ts';
import { MARK_MS } from '../../../../shared/table/row-index.ts';
import { comparison } from '../../../../shared/table/sort.ts';
import type { Sort } from '../../../../shared/table/sort-keys.ts';
import { DEFAULT_SORT } from '../../../../shared/table/sort-keys.ts';

/** What a table is expected to show of a row. */
export interface Shown {
  readonly row: SocketRow;
  readonly mark: Mark;
}

interface Item extends Shown {
  readonly markedAt: number;
}

/** The tables as one would first write them: everything is looked over again every time. */
export class NaiveTables {
  #items: Item[] = [];
  #filter: RowFilter = () => true;
  #sort: Sort = DEFAULT_SORT;
  #grouping: Grouping = 'flat';

  setFilter(filter: RowFilter): void {
    this.#filter = filter;
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
  }

  setGrouping(grouping: Grouping): void {
    this.#grouping = grouping;
  }

  reset(rows: readonly SocketRow[]): void {
    this.#items = rows.map((row) => ({ row, mark: null, markedAt: 0 }));
  }

  apply(changes: IndexChanges, now: number): void {
    for (const id of changes.closed) this.#close(id, now);
    for (const row of changes.changed) this.#change(row, now);
    for (const row of changes.opened) this.#put(row, 'opened', now);
  }

  expire(now: number): void {
    this.#items = this.#items
      .filter((item) => item.mark !== 'closed' || now - item.markedAt < MARK_MS)
      .map((item) => (now - item.markedAt < MARK_MS ? item : { ...item, mark: null }));
  }

  shown(range: Range): Shown[] {
    const compare = comparison(this.#sort);
    const items = this.#items
      .filter((item) => item.row.range === range && this.#filter(new Entry(item.row, null, 0)))
      .map(({ row, mark }) => ({ row, mark }))
      .sort((a, b) => compare(new Entry(a.row, null, 0), new Entry(b.row, null, 0)));
    return this.groups(items.map(({ row }) => row)).flatMap((key) =>
      items.filter(({ row }) => this.#keyOf(row) === key),
    );
  }

  /** The groups of rows, in order. */
  groups(rows: readonly SocketRow[]): string[] {
    return [...new Set(rows.map((row) => this.#keyOf(row)))].sort();
  }

  #keyOf(row: SocketRow): string {
    return groupKeysBy(this.#grouping)?.(row) ?? '';
  }

  rows(): SocketRow[] {
    return this.#live().map((item) => item.row);
  }

  counts(range: Range): RangeCounts {
    const rows = this.rows().filter((row) => row.range === range);
    const doors = rows.filter((row) => row.role === 'listener' || row.role === 'bound');
    const open = doors.filter((row) => row.exposure !== null && row.exposure !== 'loopback');
    return {
      sockets: rows.length,
      connections: rows.length - doors.length,
      doors: new Set(doors.map((row) => row.local.port)).size,
      doorsOpenToNetwork: new Set(open.map((row) => row.local.port)).size,
      hiddenOwners: rows.filter((row) => row.ownersStatus === 'hidden').length,
    };
  }

  #live(): Item[] {
    return this.#items.filter((item) => item.mark !== 'closed');
  }

  #close(id: string, now: number): void {
    this.#items = this.#items.map((item) =>
      item.row.id === id && item.mark !== 'closed'
        ? { ...item, mark: 'closed', markedAt: now }
        : item,
    );
  }

  #change(row: SocketRow, now: number): void {
    const old = this.#live().find((item) => item.row.id === row.id);
    if (old && old.row.range !== row.range) {
      this.#close(row.id, now);
      this.#put(row, 'opened', now);
    } else {
      this.#put(row, old?.mark === 'opened' ? 'opened' : 'changed', now);
    }
  }

  /** A row takes the place of what is left of it in the same table. */
  #put(row: SocketRow, mark: Mark, now: number): void {
    const others = this.#items.filter(
      (item) => item.row.id !== row.id || item.row.range !== row.range,
    );
    this.#items = [...others, { row, mark, markedAt: now }];
  }
}

/** What leads from one reading to the next, as the tables take it. */
export function changesOf(before: Rows, after: Rows): IndexChanges {
  const all = [...after.values()];
  return {
    opened: all.filter((row) => !before.has(row.id)),
    changed: all.filter((row) => before.has(row.id) && before.get(row.id) !== row),
    closed: [...before.keys()].filter((id) => !after.has(id)),
  };
}
