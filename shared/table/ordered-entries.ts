import type { RowFilter } from '../query/words.ts';
import { EVERY_ROW } from '../query/words.ts';
import type { Entry } from './entry.ts';
import { NOTHING_SHOWN, ShownEntries } from './shown-entries.ts';
import type { Sort } from './sort.ts';
import { comparison, DEFAULT_SORT, sorted } from './sort.ts';

/**
 * Entries by id and in order, for very many of them. Each has a number, its slot, and the order is a list of
 * slots: an entry that keeps its place is put into its slot and the order is not touched; what comes, goes or
 * moves costs a search each and one walk over numbers. No entry is looked at that did not change, because to
 * fetch 100,000 of them from memory takes longer than all the rest.
 */
export class OrderedEntries {
  readonly #slots = new Map<string, number>();
  /** By slot; nothing where the slot is free. */
  readonly #entries: (Entry | undefined)[] = [];
  /** By slot: the entry if it passes the filter. */
  readonly #visible: (Entry | undefined)[] = [];
  #order = new Int32Array();
  #filter: RowFilter = EVERY_ROW;
  #compare = comparison(DEFAULT_SORT);
  /** Slots that are not in the order yet, that are still in it, and that can be given out. */
  #coming: number[] = [];
  #leaving: number[] = [];
  #free: number[] = [];
  #isStale = false;
  #shown = NOTHING_SHOWN;

  get(id: string): Entry | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#entries[slot];
  }

  *values(): Iterable<Entry> {
    for (const entry of this.#entries) if (entry) yield entry;
  }

  clear(): void {
    this.#slots.clear();
    this.#entries.length = 0;
    this.#visible.length = 0;
    this.#order = new Int32Array();
    this.#coming = [];
    this.#leaving = [];
    this.#free = [];
    this.#isStale = true;
  }

  /**
   * Puts an entry in the place of another with one look at the id, which in a long list is what costs most.
   * @param next makes it out of the one that is there; nothing: that one goes
   */
  update(id: string, next: (old: Entry | undefined) => Entry | undefined): void {
    const slot = this.#slots.get(id);
    const old = slot === undefined ? undefined : this.#at(slot);
    const entry = next(old);
    if (entry === old) return;
    if (slot !== undefined && old && entry && this.#compare(old, entry) === 0) {
      this.#fill(slot, entry);
      return;
    }
    if (slot !== undefined) this.#vacate(slot);
    if (entry) this.#fill(this.#newSlot(id), entry);
    else this.#slots.delete(id);
  }

  /** Those that pass the filter, in order. The same list until one of them changes. */
  get shown(): ShownEntries {
    this.settle();
    if (!this.#isStale) return this.#shown;
    const isVisible = (slot: number): boolean => this.#visible[slot] !== undefined;
    const order = this.#filter === EVERY_ROW ? this.#order : kept(this.#order, isVisible);
    this.#shown = new ShownEntries(order, this.#entries);
    this.#isStale = false;
    return this.#shown;
  }

  setFilter(filter: RowFilter): void {
    this.#filter = filter;
    for (let slot = 0; slot < this.#entries.length; slot += 1) {
      const entry = this.#entries[slot];
      this.#visible[slot] = entry && filter(entry.text) ? entry : undefined;
    }
    this.#isStale = true;
  }

  setSort(sort: Sort): void {
    this.#compare = comparison(sort);
    const slots = sorted([...this.values()], sort).map(({ row }) => this.#slots.get(row.id) ?? 0);
    this.#order = Int32Array.from(slots);
    this.#release();
    this.#isStale = true;
  }

  #newSlot(id: string): number {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#slots.set(id, slot);
    this.#coming.push(slot);
    this.#visible[slot] = undefined;
    return slot;
  }

  #fill(slot: number, entry: Entry): void {
    const visible = this.#filter(entry.text) ? entry : undefined;
    if (visible || this.#visible[slot]) this.#isStale = true;
    this.#entries[slot] = entry;
    this.#visible[slot] = visible;
  }

  #vacate(slot: number): void {
    if (this.#visible[slot]) this.#isStale = true;
    this.#entries[slot] = undefined;
    this.#visible[slot] = undefined;
    this.#leaving.push(slot);
  }

  /** Brings the order up to date now, so that it does not all have to be done when it is looked at. */
  settle(): void {
    if (this.#coming.length + this.#leaving.length === 0) return;
    const isTaken = (slot: number): boolean => this.#entries[slot] !== undefined;
    const coming = this.#coming.filter(isTaken);
    coming.sort((a, b) => this.#compare(this.#at(a), this.#at(b)));
    const staying = this.#leaving.length > 0 ? kept(this.#order, isTaken) : this.#order;
    const order = new Int32Array(staying.length + coming.length);
    let from = 0;
    for (const [index, slot] of coming.entries()) {
      const to = this.#placeIn(staying, this.#at(slot));
      order.set(staying.subarray(from, to), from + index);
      order[to + index] = slot;
      from = to;
    }
    order.set(staying.subarray(from), from + coming.length);
    this.#order = order;
    this.#release();
  }

  /** The entry in a slot that is taken. */
  #at(slot: number): Entry {
    return this.#entries[slot] as Entry;
  }

  #placeIn(order: Int32Array, entry: Entry): number {
    let low = 0;
    let high = order.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(this.#at(order[middle] as number), entry) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #release(): void {
    for (const slot of this.#leaving) this.#free.push(slot);
    this.#leaving = [];
    this.#coming = [];
  }
}

/** The slots that are wanted, in their order. */
function kept(order: Int32Array, isWanted: (slot: number) => boolean): Int32Array {
  const slots = new Int32Array(order.length);
  let size = 0;
  for (const slot of order) {
    if (!isWanted(slot)) continue;
    slots[size] = slot;
    size += 1;
  }
  return slots.subarray(0, size);
}
