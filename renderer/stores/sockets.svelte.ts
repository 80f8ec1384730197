import type { RowChanges } from '../../shared/api/client.ts';
import type { Range } from '../../shared/model/range.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { wordFilter } from '../../shared/query/words.ts';
import type { RangeCounts } from '../../shared/table/counts.ts';
import type { Entry } from '../../shared/table/entry.ts';
import { HeldChanges } from '../../shared/table/held-changes.ts';
import { RangeTables } from '../../shared/table/range-tables.ts';
import { DEFAULT_SORT, type Sort } from '../../shared/table/sort.ts';

/** How often marks are looked over, in milliseconds. */
const EXPIRE_MS = 1000;

/**
 * The rows as the page shows them. They are plain data in an index of their own; the page sees one number
 * that is raised whenever they change.
 */
export class SocketStore {
  readonly #tables = new RangeTables();
  readonly #held = new HeldChanges();
  #heldSnapshot: readonly SocketRow[] | null = null;
  #version = $state(0);
  #paused = $state(false);
  #waiting = $state<number | 'everything'>(0);
  #query = $state('');
  #sort = $state.raw<Sort>(DEFAULT_SORT);

  get paused(): boolean {
    return this.#paused;
  }

  /** How many rows have changed while paused; `everything` after a wholly new reading. */
  get waiting(): number | 'everything' {
    return this.#waiting;
  }

  get query(): string {
    return this.#query;
  }

  set query(query: string) {
    this.#query = query;
    this.#tables.setFilter(wordFilter(query));
    this.#version += 1;
  }

  get sort(): Sort {
    return this.#sort;
  }

  set sort(sort: Sort) {
    this.#sort = sort;
    this.#tables.setSort(sort);
    this.#version += 1;
  }

  /** The rows of a range that match the query, in order. */
  shown(range: Range): readonly Entry[] {
    void this.#version;
    return this.#tables.shown(range);
  }

  counts(range: Range): RangeCounts {
    void this.#version;
    return this.#tables.counts(range);
  }

  find(id: string): Entry | undefined {
    void this.#version;
    return this.#tables.find(id);
  }

  get size(): number {
    void this.#version;
    return this.#tables.size;
  }

  snapshot(rows: readonly SocketRow[]): void {
    if (this.#paused) {
      this.#held.clear();
      this.#heldSnapshot = rows;
      this.#waiting = 'everything';
      return;
    }
    this.#tables.reset(rows);
    this.#version += 1;
  }

  delta(changes: RowChanges): void {
    if (changes.opened.length + changes.changed.length + changes.closed.length === 0) return;
    if (this.#paused) {
      this.#held.add(changes);
      if (this.#waiting !== 'everything') this.#waiting = this.#held.size;
      return;
    }
    this.#tables.apply(changes, Date.now());
    this.#version += 1;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#waiting = 0;
    if (this.#heldSnapshot) this.#tables.reset(this.#heldSnapshot);
    this.#heldSnapshot = null;
    this.#tables.apply(this.#held.take(), Date.now());
    this.#version += 1;
  }

  /** Takes old marks off from now on. @returns what ends that */
  keepMarksFresh(): () => void {
    const timer = setInterval(() => {
      if (!this.#paused && this.#tables.expire(Date.now())) this.#version += 1;
    }, EXPIRE_MS);
    return () => clearInterval(timer);
  }
}
