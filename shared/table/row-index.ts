import type { SocketRow } from '../model/socket.ts';
import type { RowFilter } from '../query/words.ts';
import type { RangeCounts } from './counts.ts';
import { RangeCounter } from './counts.ts';
import { Entry } from './entry.ts';
import type { Grouping } from './grouping.ts';
import { groupKeysBy } from './grouping.ts';
import type { HeldOrder } from './held-order.ts';
import type { Segment } from './live-groups.ts';
import { OrderedEntries } from './ordered-entries.ts';
import type { ShownEntries } from './shown-entries.ts';
import type { Sort } from './sort-keys.ts';
import { DEFAULT_SORT } from './sort-keys.ts';

/** How long a new, changed or closed row is marked, in milliseconds. */
export const MARK_MS = 4000;

/** What changed, as the index takes it. */
export interface IndexChanges {
  readonly opened: readonly SocketRow[];
  readonly changed: readonly SocketRow[];
  readonly closed: readonly string[];
}

/** Is told what became of rows, with the row as it was before: the index has it at hand when it changes. */
export interface RowWatcher {
  opened(row: SocketRow): void;
  changed(before: SocketRow, after: SocketRow): void;
  closed(row: SocketRow): void;
}

/** Rows in order, with marks that tell what lately happened. Plain data; a view watches a version of its own. */
export class RowIndex {
  readonly #entries = new OrderedEntries();
  /** What was marked when, the oldest first; a row may have got a newer mark since. */
  readonly #marked: { readonly at: number; readonly ids: readonly string[] }[] = [];
  #counter = new RangeCounter();
  #sort: Sort = DEFAULT_SORT;

  /** The rows that pass the filter, in order. The same list until something of them changes. */
  get shown(): ShownEntries {
    return this.#entries.shown;
  }

  /** The groups of those rows, in order; null where they are not grouped. */
  get segments(): readonly Segment[] | null {
    return this.#entries.segments;
  }

  /** The rows that were shown when it was begun to hold them; null if they are not held. */
  get held(): HeldOrder | null {
    return this.#entries.held;
  }

  /** From now on {@link held} keeps the rows that are shown now where they are, until all rows are others. */
  hold(): void {
    this.#entries.hold();
  }

  release(): void {
    this.#entries.release();
  }

  /** Of the rows still there, shown or not. */
  get counts(): RangeCounts {
    return this.#counter.counts;
  }

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  /** All rows still there, shown or not. */
  *rows(): Iterable<SocketRow> {
    for (const entry of this.#entries.values()) if (entry.mark !== 'closed') yield entry.row;
  }

  /** Starts over with `rows`; none of them is marked. */
  reset(rows: readonly SocketRow[]): void {
    this.#entries.clear();
    this.#marked.length = 0;
    this.#counter = new RangeCounter();
    this.add(rows);
  }

  /** Rows that were there before anybody looked: they are not marked, as what is new would be. */
  add(rows: readonly SocketRow[]): void {
    for (const row of rows) {
      const entry = new Entry(row, null, 0);
      // Now, while rows are taken in part by part: the first key in the filter asks for all of them at once.
      void entry.text;
      this.#put(row.id, () => entry);
    }
    this.#entries.settle();
  }

  setFilter(filter: RowFilter): void {
    this.#entries.setFilter(filter);
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
    this.#entries.setSort(sort);
  }

  setGrouping(grouping: Grouping): void {
    this.#entries.setGroups(groupKeysBy(grouping));
  }

  get sort(): Sort {
    return this.#sort;
  }

  /**
   * @param now milliseconds since 1970 UTC, for the marks
   * @returns ids of changed rows that were not here: they are new here, wherever they were before
   */
  apply({ opened, changed, closed }: IndexChanges, now: number, watcher?: RowWatcher): string[] {
    const strangers: string[] = [];
    const marked: string[] = [];
    const mark = (id: string, next: Next): void => {
      if (this.#put(id, next)) marked.push(id);
    };
    for (const id of closed) {
      mark(id, (old) => {
        if (!isLive(old)) return old;
        watcher?.closed(old.row);
        return old.remarked('closed', now);
      });
    }
    for (const row of changed) {
      mark(row.id, (old) => {
        if (isLive(old)) watcher?.changed(old.row, row);
        else strangers.push(row.id);
        // A row that changes while it is still marked as new stays new.
        const isNew = !isLive(old) || old.mark === 'opened';
        return new Entry(row, isNew ? 'opened' : 'changed', now);
      });
    }
    for (const row of opened) {
      watcher?.opened(row);
      mark(row.id, () => new Entry(row, 'opened', now));
    }
    if (marked.length > 0) this.#marked.push({ at: now, ids: marked });
    return strangers;
  }

  /** Takes marks off that are older than {@link MARK_MS}, and with them the rows that closed. */
  expire(now: number): boolean {
    let any = false;
    for (;;) {
      const [oldest] = this.#marked;
      if (!oldest || now - oldest.at < MARK_MS) return any;
      this.#marked.shift();
      for (const id of oldest.ids) any = this.#unmark(id, oldest.at) || any;
    }
  }

  /** Takes closed rows away now, before their time. */
  dropClosed(): void {
    const drop = (entry: Entry | undefined): Entry | undefined =>
      entry?.mark === 'closed' ? undefined : entry;
    for (const { ids } of this.#marked) for (const id of ids) this.#entries.update(id, drop);
  }

  /** @returns whether its mark was still that of `at` */
  #unmark(id: string, at: number): boolean {
    let isOff = false;
    this.#entries.update(id, (entry) => {
      if (!entry || entry.markedAt !== at || entry.mark === null) return entry;
      isOff = true;
      if (entry.mark === 'closed') return undefined;
      // A row that comes to rest is made ready for searches, out of the way of readings.
      void entry.text;
      return entry.remarked(null, at);
    });
    return isOff;
  }

  /** @returns whether there is another entry now */
  #put(id: string, next: Next): boolean {
    let isNew = false;
    this.#entries.update(id, (old) => {
      const entry = next(old);
      if (entry === old) return old;
      isNew = entry !== undefined;
      if (isLive(old)) this.#counter.remove(old.row);
      if (isLive(entry)) this.#counter.add(entry.row);
      return entry;
    });
    return isNew;
  }
}

type Next = (old: Entry | undefined) => Entry | undefined;

/** What closed is still in the list for a moment. */
function isLive(entry: Entry | undefined): entry is Entry {
  return entry !== undefined && entry.mark !== 'closed';
}
