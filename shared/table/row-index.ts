import type { SocketRow } from '../model/socket.ts';
import type { RowFilter } from '../query/words.ts';
import type { Entry } from './entry.ts';
import { makeEntry, remarked } from './entry.ts';
import { OrderedEntries } from './ordered-entries.ts';
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
  #sort: Sort = DEFAULT_SORT;

  /** The rows that pass the filter, in order. The same array until something of them changes. */
  get shown(): readonly Entry[] {
    return this.#entries.shown;
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
    this.add(rows);
  }

  /** Rows that were there before anybody looked: they are not marked, as what is new would be. */
  add(rows: readonly SocketRow[]): void {
    for (const row of rows) this.#entries.put(makeEntry(row, null, 0));
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

  /** @param now milliseconds since 1970 UTC, for the marks */
  apply({ opened, changed, closed }: IndexChanges, now: number): void {
    for (const row of opened) this.#mark(makeEntry(row, 'opened', now));
    for (const row of changed) {
      // A row that changes while it is still marked as new stays new.
      const isNew = this.#entries.get(row.id)?.mark === 'opened';
      this.#mark(makeEntry(row, isNew ? 'opened' : 'changed', now));
    }
    for (const id of closed) {
      const entry = this.#entries.get(id);
      if (entry) this.#mark(remarked(entry, 'closed', now));
    }
  }

  /** Takes marks off that are older than {@link MARK_MS}, and with them the rows that closed. */
  expire(now: number): boolean {
    let any = false;
    for (const id of this.#marked) {
      const entry = this.#entries.get(id);
      if (!entry || now - entry.markedAt < MARK_MS) continue;
      this.#marked.delete(id);
      if (entry.mark === 'closed') this.#entries.delete(id);
      else this.#entries.put(remarked(entry, null, entry.markedAt));
      any = true;
    }
    return any;
  }

  #mark(entry: Entry): void {
    this.#entries.put(entry);
    this.#marked.add(entry.row.id);
  }
}
