import type { SocketRow } from '../model/socket.ts';
import type { RowFilter } from '../query/words.ts';
import { EVERY_ROW } from '../query/words.ts';
import type { Entry, Mark } from './entry.ts';
import { makeEntry } from './entry.ts';
import type { Sort } from './sort.ts';
import { comparison, DEFAULT_SORT } from './sort.ts';

/** How long a new, changed or closed row is marked, in milliseconds. */
export const MARK_MS = 4000;

/** What changed, as the index takes it. */
export interface IndexChanges {
  readonly opened: readonly SocketRow[];
  readonly changed: readonly SocketRow[];
  readonly closed: readonly string[];
}

/**
 * Rows in order, kept so that a change costs what changed plus one pass over the shown rows: touched
 * rows are sorted among themselves and merged in. Plain data; a view watches a version of its own.
 */
export class RowIndex {
  readonly #entries = new Map<string, Entry>();
  readonly #marked = new Set<string>();
  #filter: RowFilter = EVERY_ROW;
  #sort: Sort = DEFAULT_SORT;
  #compare = comparison(DEFAULT_SORT);
  #shown: readonly Entry[] = [];

  /** The rows that pass the filter, in order. The same array until something of them changes. */
  get shown(): readonly Entry[] {
    return this.#shown;
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
    for (const row of rows) this.#entries.set(row.id, makeEntry(row, null, 0));
    this.#rebuild();
  }

  setFilter(filter: RowFilter): void {
    this.#filter = filter;
    this.#rebuild();
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
    this.#compare = comparison(sort);
    this.#shown = [...this.#shown].sort(this.#compare);
  }

  get sort(): Sort {
    return this.#sort;
  }

  /** @param now milliseconds since 1970 UTC, for the marks */
  apply(changes: IndexChanges, now: number): void {
    const touched = new Map<string, Entry>();
    for (const row of changes.opened) this.#put(touched, makeEntry(row, 'opened', now));
    for (const row of changes.changed) this.#put(touched, makeEntry(row, this.#next(row.id), now));
    for (const id of changes.closed) {
      const entry = this.#entries.get(id);
      if (entry) this.#put(touched, { ...entry, mark: 'closed', markedAt: now });
    }
    this.#show(touched);
  }

  /** Takes marks off that are older than {@link MARK_MS}, and with them the rows that closed. */
  expire(now: number): boolean {
    const touched = new Map<string, Entry | null>();
    for (const id of this.#marked) {
      const entry = this.#entries.get(id);
      if (!entry || now - entry.markedAt < MARK_MS) continue;
      this.#marked.delete(id);
      const next = entry.mark === 'closed' ? null : { ...entry, mark: null };
      if (next) this.#entries.set(id, next);
      else this.#entries.delete(id);
      touched.set(id, next);
    }
    if (touched.size > 0) this.#show(touched);
    return touched.size > 0;
  }

  /** A row that changes while it is still marked as new stays new. */
  #next(id: string): Mark {
    return this.#entries.get(id)?.mark === 'opened' ? 'opened' : 'changed';
  }

  #put(touched: Map<string, Entry>, entry: Entry): void {
    this.#entries.set(entry.row.id, entry);
    this.#marked.add(entry.row.id);
    touched.set(entry.row.id, entry);
  }

  #show(touched: ReadonlyMap<string, Entry | null>): void {
    if (touched.size === 0) return;
    const added: Entry[] = [];
    for (const entry of touched.values()) {
      if (entry && this.#filter(entry.text)) added.push(entry);
    }
    added.sort(this.#compare);
    this.#shown = this.#merge(added, touched);
  }

  #merge(added: readonly Entry[], touched: ReadonlyMap<string, unknown>): Entry[] {
    const merged: Entry[] = [];
    let next = 0;
    for (const entry of this.#shown) {
      if (touched.has(entry.row.id)) continue;
      for (let candidate = added[next]; candidate; candidate = added[next]) {
        if (this.#compare(candidate, entry) > 0) break;
        merged.push(candidate);
        next += 1;
      }
      merged.push(entry);
    }
    return merged.concat(added.slice(next));
  }

  #rebuild(): void {
    const shown: Entry[] = [];
    for (const entry of this.#entries.values()) if (this.#filter(entry.text)) shown.push(entry);
    this.#shown = shown.sort(this.#compare);
  }
}
