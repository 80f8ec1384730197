import type { RowChanges } from '../../shared/api/client.ts';
import type { Range } from '../../shared/model/range.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { QueryError } from '../../shared/query/parse.ts';
import type { RangeCounts } from '../../shared/table/counts.ts';
import type { Entry } from '../../shared/table/entry.ts';
import type { Grouping } from '../../shared/table/grouping.ts';
import { HeldChanges } from '../../shared/table/held-changes.ts';
import { RangeTables } from '../../shared/table/range-tables.ts';
import type { IndexChanges, RowWatcher } from '../../shared/table/row-index.ts';
import type { RowReceiver } from '../../shared/table/row-receiver.ts';
import type { ShownEntries } from '../../shared/table/shown-entries.ts';
import { ShownLines } from '../../shared/table/shown-lines.ts';
import { DEFAULT_SORT, type Sort } from '../../shared/table/sort-keys.ts';
import { ColumnChoice } from './column-choice.svelte.ts';
import { Filling, ROWS_AT_ONCE } from './filling.ts';
import { HeldList } from './held-list.ts';
import { OpenGroups } from './open-groups.svelte.ts';
import { QueryState } from './query-state.svelte.ts';

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
  /** Other indexes of the same rows, for the views that are open. */
  readonly #kept = new Set<RowReceiver>();
  #watcher: RowWatcher | undefined;
  #version = $state(0);
  #paused = $state(false);
  #waiting = $state<number | 'everything'>(0);
  readonly #query = new QueryState();
  #filteredAt = 0;
  #sort = $state.raw<Sort>(DEFAULT_SORT);
  #grouping = $state<Grouping>('flat');
  /** The list that somebody reads, as it was when that began. */
  #heldList: HeldList | null = null;
  readonly columns = new ColumnChoice();
  readonly openGroups = new OpenGroups();

  get paused(): boolean {
    return this.#paused;
  }

  /** How many rows have changed while paused; `everything` after a wholly new reading. */
  get waiting(): number | 'everything' {
    return this.#waiting;
  }

  get query(): string {
    return this.#query.text;
  }

  /** One that cannot be read leaves the rows as the last one that could had them. */
  set query(query: string) {
    if (!this.#query.set(query)) return;
    this.#applyFilter();
    this.#holdAgain();
  }

  /** The query that the rows shown match: not always what is typed. */
  get appliedQuery(): string {
    return this.#query.applied;
  }

  /** What is wrong with the query as it is typed. */
  get queryError(): QueryError | null {
    return this.#query.error;
  }

  get sort(): Sort {
    return this.#sort;
  }

  set sort(sort: Sort) {
    this.#sort = sort;
    for (const tables of this.#allTables()) tables.setSort(sort);
    this.#holdAgain();
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  set grouping(grouping: Grouping) {
    this.#grouping = grouping;
    for (const tables of this.#allTables()) tables.setGrouping(grouping);
    this.#holdAgain();
  }

  /** What the table of a range shows: the rows that match in their groups, or what is held of them. */
  lines(range: Range): ShownLines {
    void this.#version;
    const held = this.#heldList?.of(range, this.#tables);
    const shown = held?.shown ?? this.#tables.shown(range);
    const segments = held ? held.segments : this.#tables.segments(range);
    return new ShownLines(shown, segments, this.openGroups.isOpen);
  }

  /** From now on the lines of a range stay where they are; what they say goes on. */
  hold(range: Range): void {
    this.#heldList?.release();
    this.#heldList = new HeldList(range, this.#tables);
    this.#version += 1;
  }

  release(): void {
    this.#heldList?.release();
    this.#heldList = null;
    this.#version += 1;
  }

  /** Shows what waits, without the rows that closed, and holds the list of a range again. */
  holdAnew(range: Range): void {
    this.#heldList?.release();
    this.#tables.dropClosed(range);
    this.hold(range);
  }

  /** How many rows come, go or move once the held list is let go; `everything` after a new reading. */
  get heldBack(): number | 'everything' {
    void this.#version;
    return this.#heldList?.waiting(this.#tables) ?? 0;
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

  /** All rows still there, whatever the filter. */
  rows(): Iterable<SocketRow> {
    void this.#version;
    return this.#tables.rows();
  }

  /** Rises with every change of the rows. */
  get version(): number {
    return this.#version;
  }

  /**
   * Fills `index` with the rows and keeps it up to date: it is told of changes while the store still has the
   * rows as they were before. @returns what ends that
   */
  keep(index: RowReceiver): () => void {
    index.reset(this.#tables.rows());
    this.#kept.add(index);
    return () => this.#kept.delete(index);
  }

  /** From now on `watcher` is told what becomes of rows: the only one. */
  watch(watcher: RowWatcher): void {
    this.#watcher = watcher;
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
      if (this.#isHolding) return;
      if (this.#tables.expire(Date.now())) this.#version += 1;
      const age = Date.now() - this.#filteredAt;
      const { refreshMs } = this.#query;
      if (refreshMs !== null && age >= refreshMs) this.#applyFilter();
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

  #applyFilter(): void {
    for (const tables of this.#allTables()) tables.setFilter(this.#query.filter);
    this.#filteredAt = Date.now();
    this.#version += 1;
  }

  /** What the user asks for is shown at once, also while the list is held. */
  #holdAgain(): void {
    if (this.#heldList) this.hold(this.#heldList.range);
    else this.#version += 1;
  }

  #allTables(): RangeTables[] {
    return this.#filling ? [this.#tables, this.#filling.tables] : [this.#tables];
  }

  #replace(rows: readonly SocketRow[]): void {
    if (rows.length > ROWS_AT_ONCE && !document.hidden) {
      this.#filling = new Filling(this.#tables.emptied(), rows, () => this.#filled());
      return;
    }
    this.#tables = this.#tables.emptied();
    this.#tables.add(rows);
    this.#refill();
    this.#catchUp();
  }

  #filled(): void {
    this.#tables = this.#filling?.tables ?? this.#tables;
    this.#filling = null;
    this.#refill();
    this.#catchUp();
    this.#afterFilling();
    this.#afterFilling = () => {};
  }

  #catchUp(): void {
    if (!this.#isHolding && this.#held.size > 0) this.#apply(this.#held.take());
  }

  #apply(changes: IndexChanges): void {
    for (const index of this.#kept) index.apply(changes);
    this.#tables.apply(changes, Date.now(), this.#watcher);
    this.#version += 1;
  }

  #refill(): void {
    for (const index of this.#kept) index.reset(this.#tables.rows());
    this.#version += 1;
  }
}
