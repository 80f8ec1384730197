import type { SocketRow } from '../model/socket.ts';
import type { RowFilter } from '../query/words.ts';
import type { RangeCounts } from './counts.ts';
import { RangeCounter } from './counts.ts';
import type { Entry } from './entry.ts';
import { makeEntry, remarked } from './entry.ts';
import { OrderedEntries } from './ordered-entries.ts';
import type { ShownEntries } from './shown-entries.ts';
import type { Sort } from './sort.ts';
import { DEFAULT_SORT } from './sort.ts';

/** How long a new, changed or closed row is marked, in milliseconds. */
export const MARK_MS = 4000;

/** What changed, as the index takes it. */
export interface IndexChanges {
  readonly opened: readonly SocketRow[];
  readonly changed: readonly SocketRow[];
  readonly closed: readonly string[];
}

/** Rows in order, with marks that tell what lately happened. Plain data; a view watches a version of its own. */
export class RowIndex {
  readonly #entries = new OrderedEntries();
  readonly #marked = new Set<string>();
  #counter = new RangeCounter();
  #sort: Sort = DEFAULT_SORT;

  /** The rows that pass the filter, in order. The same list until something of them changes. */
  get shown(): ShownEntries {
    return this.#entries.shown;
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
    this.#marked.clear();
    this.#counter = new RangeCounter();
    this.add(rows);
  }

  /** Rows that were there before anybody looked: they are not marked, as what is new would be. */
  add(rows: readonly SocketRow[]): void {
    for (const row of rows) this.#put(row.id, () => makeEntry(row, null, 0));
    this.#entries.settle();
  }

  setFilter(filter: RowFilter): void {
    this.#entries.setFilter(filter);
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
    this.#entries.setSort(sort);
  }

  get sort(): Sort {
    return this.#sort;
  }

  /**
   * @param now milliseconds since 1970 UTC, for the marks
   * @returns ids of changed rows that were not here: they are new here, wherever they were before
   */
  apply({ opened, changed, closed }: IndexChanges, now: number): string[] {
    const strangers: string[] = [];
    for (const id of closed) {
      this.#mark(id, (old) => (isLive(old) ? remarked(old, 'closed', now) : old));
    }
    for (const row of changed) {
      this.#mark(row.id, (old) => {
        if (!isLive(old)) strangers.push(row.id);
        // A row that changes while it is still marked as new stays new.
        const isNew = !isLive(old) || old.mark === 'opened';
        return makeEntry(row, isNew ? 'opened' : 'changed', now);
      });
    }
    for (const row of opened) this.#mark(row.id, () => makeEntry(row, 'opened', now));
    return strangers;
  }

  /** Takes marks off that are older than {@link MARK_MS}, and with them the rows that closed. */
  expire(now: number): boolean {
    let any = false;
    for (const id of this.#marked) {
      this.#entries.update(id, (entry) => {
        if (!entry || now - entry.markedAt < MARK_MS) return entry;
        this.#marked.delete(id);
        any = true;
        return entry.mark === 'closed' ? undefined : remarked(entry, null, entry.markedAt);
      });
    }
    return any;
  }

  #mark(id: string, next: Next): void {
    if (this.#put(id, next)) this.#marked.add(id);
  }

  /** @returns whether there is an entry now */
  #put(id: string, next: Next): boolean {
    let entry: Entry | undefined;
    this.#entries.update(id, (old) => {
      entry = next(old);
      if (entry === old) return old;
      if (isLive(old)) this.#counter.remove(old.row);
      if (isLive(entry)) this.#counter.add(entry.row);
      return entry;
    });
    return entry !== undefined;
  }
}

type Next = (old: Entry | undefined) => Entry | undefined;

/** What closed is still in the list for a moment. */
function isLive(entry: Entry | undefined): entry is Entry {
  return entry !== undefined && entry.mark !== 'closed';
}
