import type { RowChanges } from '../../shared/api/client.ts';
import type { Range } from '../../shared/model/range.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { wordFilter } from '../../shared/query/words.ts';
import type { RangeCounts } from '../../shared/table/counts.ts';
import type { Entry } from '../../shared/table/entry.ts';
import { HeldChanges } from '../../shared/table/held-changes.ts';
import { RangeTables } from '../../shared/table/range-tables.ts';
import type { IndexChanges } from '../../shared/table/row-index.ts';
import type { ShownEntries } from '../../shared/table/shown-entries.ts';
import { DEFAULT_SORT, type Sort } from '../../shared/table/sort.ts';
import { Filling, ROWS_AT_ONCE } from './filling.ts';

/** How often marks are looked over, in milliseconds. */
const EXPIRE_MS = 1000;

/**
 * The rows as the page shows them. They are plain data in an index of their own; the page sees one number
 * that is raised whenever they change.
 */
export class SocketStore {
  #tables = new RangeTables();
  /** The reading that is to take the place of the tables, while it is still being put in order. */
  #filling: Filling | null = null;
  #afterFilling: () => void = () => {};
  /** What came while the page was paused, hidden or filling. */
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
    for (const tables of this.#allTables()) tables.setFilter(wordFilter(query));
    this.#version += 1;
  }

  get sort(): Sort {
    return this.#sort;
  }

  set sort(sort: Sort) {
    this.#sort = sort;
    for (const tables of this.#allTables()) tables.setSort(sort);
    this.#version += 1;
  }

  /** The rows of a range that match the query, in order. */
  shown(range: Range): ShownEntries {
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
    this.#filling?.cancel();
    this.#filling = null;
    this.#held.clear();
    if (!this.#paused) return this.#replace(rows);
    this.#heldSnapshot = rows;
    this.#waiting = 'everything';
  }

  delta(changes: RowChanges): void {
    if (changes.opened.length + changes.changed.length + changes.closed.length === 0) return;
    if (!this.#isHolding) return this.#apply(changes);
    this.#held.add(changes);
    if (this.#paused && this.#waiting !== 'everything') this.#waiting = this.#held.size;
  }

  /** Calls back as soon as the last snapshot can be seen; a later callback takes the place of this one. */
  whenFilled(callback: () => void): void {
    if (this.#filling) this.#afterFilling = callback;
    else callback();
  }

  pause(): void {
    this.#paused = true;
    this.#waiting = this.#held.size;
  }

  resume(): void {
    this.#paused = false;
    this.#waiting = 0;
    const rows = this.#heldSnapshot;
    this.#heldSnapshot = null;
    if (rows) this.#replace(rows);
    else this.#catchUp();
  }

  /** Takes old marks off from now on. @returns what ends that */
  keepMarksFresh(): () => void {
    const timer = setInterval(() => {
      if (!this.#isHolding && this.#tables.expire(Date.now())) this.#version += 1;
    }, EXPIRE_MS);
    return () => clearInterval(timer);
  }

  /** Nothing is done for a page that nobody sees; it catches up when it is shown. @returns what ends that */
  restWhileHidden(): () => void {
    const onChange = (): void => this.#catchUp();
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }

  get #isHolding(): boolean {
    return this.#paused || this.#filling !== null || document.hidden;
  }

  #allTables(): RangeTables[] {
    return this.#filling ? [this.#tables, this.#filling.tables] : [this.#tables];
  }

  #replace(rows: readonly SocketRow[]): void {
    if (rows.length > ROWS_AT_ONCE && !document.hidden) {
      this.#filling = new Filling(this.#tables.emptied(), rows, () => this.#filled());
      return;
    }
    this.#tables.reset(rows);
    this.#version += 1;
    this.#catchUp();
  }

  #filled(): void {
    this.#tables = this.#filling?.tables ?? this.#tables;
    this.#filling = null;
    this.#version += 1;
    this.#catchUp();
    this.#afterFilling();
    this.#afterFilling = () => {};
  }

  #catchUp(): void {
    if (!this.#isHolding && this.#held.size > 0) this.#apply(this.#held.take());
  }

  #apply(changes: IndexChanges): void {
    this.#tables.apply(changes, Date.now());
    this.#version += 1;
  }
}
