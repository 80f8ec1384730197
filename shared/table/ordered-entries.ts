import type { RowFilter } from '../query/words.ts';
import { EVERY_ROW } from '../query/words.ts';
import type { Entry } from './entry.ts';
import type { GroupKeyOf } from './grouping.ts';
import { HeldOrder } from './held-order.ts';
import { LiveGroups, type Segment } from './live-groups.ts';
import { NOTHING_SHOWN, ShownEntries, type SlotSource } from './shown-entries.ts';
import { kept, placeIn, without } from './slot-order.ts';
import { comparison, sorted } from './sort.ts';
import type { Sort } from './sort-keys.ts';
import { DEFAULT_SORT } from './sort-keys.ts';

/**
 * Entries by id and in order, for very many of them. Each has a number, its slot, and the order is a list of
 * slots: an entry that keeps its place is put into its slot and the order is not touched; what comes, goes or
 * moves costs a search each and one walk over numbers. No entry is looked at that did not change, because to
 * fetch 100,000 of them from memory takes longer than all the rest.
 */
export class OrderedEntries implements SlotSource {
  readonly #slots = new Map<string, number>();
  /** By slot; nothing where the slot is free. */
  readonly #entries: (Entry | undefined)[] = [];
  /** By slot: the entry if it passes the filter. */
  readonly #visible: (Entry | undefined)[] = [];
  #order = new Int32Array();
  #filter: RowFilter = EVERY_ROW;
  #sort = DEFAULT_SORT;
  #compare = comparison(DEFAULT_SORT);
  #groups: LiveGroups | null = null;
  #held: HeldOrder | null = null;
  /** Slots that are not in the order yet, that are still in it, and that can be given out. */
  #coming: number[] = [];
  #leaving: number[] = [];
  #free: number[] = [];
  /** Slots that can be given out as soon as nothing is held. */
  #kept: number[] = [];
  #isStale = false;
  #shown = NOTHING_SHOWN;
  #segments: readonly Segment[] | null = null;

  get(id: string): Entry | undefined {
    const slot = this.#slots.get(id);
    return slot === undefined ? undefined : this.#entries[slot];
  }

  at(slot: number): Entry | undefined {
    return this.#entries[slot];
  }

  slotOf(id: string): number | undefined {
    return this.#slots.get(id);
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
    this.#kept = [];
    this.#held = null;
    this.#groups?.clear();
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
    this.#held?.before(id, this.#shownSlot(slot));
    if (slot !== undefined && old && entry && this.#staysAt(slot, old, entry)) {
      this.#fill(slot, entry);
    } else {
      if (slot !== undefined) this.#vacate(slot);
      if (entry) this.#fill(this.#newSlot(id, entry), entry);
      else this.#slots.delete(id);
    }
    this.#held?.after(id, this.#shownSlot(this.#slots.get(id)));
  }

  /** Those that pass the filter, in order. The same list until one of them changes. */
  get shown(): ShownEntries {
    this.settle();
    if (!this.#isStale) return this.#shown;
    const isVisible = (slot: number): boolean => this.#visible[slot] !== undefined;
    const order = this.#filter === EVERY_ROW ? this.#order : kept(this.#order, isVisible);
    this.#shown = new ShownEntries(order, this);
    this.#segments = this.#groups?.segments() ?? null;
    this.#isStale = false;
    return this.#shown;
  }

  /** The groups of those shown, in order; null where they are not grouped. */
  get segments(): readonly Segment[] | null {
    void this.shown;
    return this.#segments;
  }

  /** Those shown when it was begun to hold them; null if they are not held. */
  get held(): HeldOrder | null {
    return this.#held;
  }

  /** From now on {@link held} keeps what is shown now where it is. */
  hold(): void {
    this.release();
    this.#held = new HeldOrder(this, this.shown, this.segments);
  }

  release(): void {
    this.#held = null;
    this.#free.push(...this.#kept);
    this.#kept = [];
  }

  setFilter(filter: RowFilter): void {
    this.#filter = filter;
    for (let slot = 0; slot < this.#entries.length; slot += 1) {
      const entry = this.#entries[slot];
      const visible = entry && filter(entry) ? entry : undefined;
      if (visible === this.#visible[slot]) continue;
      const id = entry?.row.id ?? '';
      this.#held?.before(id, this.#shownSlot(slot));
      this.#show(slot, visible);
      this.#held?.after(id, this.#shownSlot(slot));
    }
    this.#isStale = true;
  }

  setSort(sort: Sort): void {
    this.#sort = sort;
    this.#compare = comparison(sort);
    this.#sortAll();
  }

  /** @param keyOf null: they are not grouped */
  setGroups(keyOf: GroupKeyOf | null): void {
    this.#groups = keyOf && new LiveGroups(keyOf);
    for (const [slot, entry] of this.#entries.entries()) {
      if (!entry) continue;
      this.#groups?.enter(slot, entry.row);
      if (this.#visible[slot]) this.#groups?.count(slot, entry, 1);
    }
    this.#sortAll();
  }

  #sortAll(): void {
    const entries = sorted([...this.values()], this.#sort);
    const slots = entries.map(({ row }) => this.#slots.get(row.id) ?? 0);
    this.#order = Int32Array.from(this.#groups?.inOrder(slots) ?? slots);
    this.#settled();
    this.#isStale = true;
  }

  #newSlot(id: string, { row }: Entry): number {
    const slot = this.#free.pop() ?? this.#entries.length;
    this.#slots.set(id, slot);
    this.#coming.push(slot);
    this.#visible[slot] = undefined;
    this.#groups?.enter(slot, row);
    return slot;
  }

  /** The slot, if what is in it is shown. */
  #shownSlot(slot: number | undefined): number | null {
    return slot !== undefined && this.#visible[slot] ? slot : null;
  }

  #staysAt(slot: number, old: Entry, entry: Entry): boolean {
    return this.#compare(old, entry) === 0 && (this.#groups?.isOf(slot, entry.row) ?? true);
  }

  #compareSlots(a: number, b: number): number {
    return (this.#groups?.compare(a, b) ?? 0) || this.#compare(this.#at(a), this.#at(b));
  }

  #show(slot: number, visible: Entry | undefined): void {
    const before = this.#visible[slot];
    if (before) this.#groups?.count(slot, before, -1);
    if (visible) this.#groups?.count(slot, visible, 1);
    this.#visible[slot] = visible;
  }

  #fill(slot: number, entry: Entry): void {
    const visible = this.#filter(entry) ? entry : undefined;
    if (visible || this.#visible[slot]) this.#isStale = true;
    this.#entries[slot] = entry;
    this.#show(slot, visible);
  }

  #vacate(slot: number): void {
    if (this.#visible[slot]) this.#isStale = true;
    this.#held?.left(this.#at(slot));
    this.#show(slot, undefined);
    this.#groups?.leave(slot);
    this.#entries[slot] = undefined;
    this.#leaving.push(slot);
  }

  /** Brings the order up to date now, so that it does not all have to be done when it is looked at. */
  settle(): void {
    if (this.#coming.length + this.#leaving.length === 0) return;
    const isTaken = (slot: number): boolean => this.#entries[slot] !== undefined;
    const coming = this.#coming.filter(isTaken);
    const compare = (a: number, b: number): number => this.#compareSlots(a, b);
    coming.sort(compare);
    const staying = this.#leaving.length > 0 ? this.#staying() : this.#order;
    const order = new Int32Array(staying.length + coming.length);
    let from = 0;
    for (const [index, slot] of coming.entries()) {
      const to = placeIn(staying, slot, from, compare);
      order.set(staying.subarray(from, to), from + index);
      order[to + index] = slot;
      from = to;
    }
    order.set(staying.subarray(from), from + coming.length);
    this.#order = order;
    this.#settled();
  }

  /** The entry in a slot that is taken. */
  #at(slot: number): Entry {
    return this.#entries[slot] as Entry;
  }

  #staying(): Int32Array {
    return without(this.#order, this.#leaving, this.#entries.length);
  }

  #settled(): void {
    const free = this.#held ? this.#kept : this.#free;
    for (const slot of this.#leaving) free.push(slot);
    this.#leaving = [];
    this.#coming = [];
  }
}
