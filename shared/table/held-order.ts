import type { Entry } from './entry.ts';
import type { Segment } from './live-groups.ts';
import type { ShownEntries, SlotSource } from './shown-entries.ts';

interface Touched {
  /** Where the row stands in the held list; null if it does not. */
  readonly slot: number | null;
  waits: boolean;
}

/** What the entries of a held list are now. */
interface Live extends SlotSource {
  get(id: string): Entry | undefined;
}

/**
 * A list that stays as it was while the entries go on: the same rows at the same places, each as it is now.
 * To begin costs nothing, for the order of slots is a value; while it lasts, each row that changes costs one
 * look. Slots must not be given to other rows meanwhile.
 */
export class HeldOrder implements SlotSource {
  readonly #live: Live;
  readonly #order: ShownEntries;
  readonly segments: readonly Segment[] | null;
  readonly #touched = new Map<string, Touched>();
  /** By slot: the rows that have left theirs, as they were last. */
  readonly #left = new Map<number, Entry>();
  #waiting = 0;

  constructor(live: Live, shown: ShownEntries, segments: readonly Segment[] | null) {
    this.#live = live;
    this.#order = shown.from(this);
    this.segments = segments;
  }

  /** The held list. Always another one, because what it gives may have changed. */
  get shown(): ShownEntries {
    return this.#order.from(this);
  }

  /** How many rows come, go or move when the list is let go. */
  get waiting(): number {
    return this.#waiting;
  }

  at(slot: number): Entry | undefined {
    const last = this.#left.get(slot);
    return last ? (this.#live.get(last.row.id) ?? last) : this.#live.at(slot);
  }

  slotOf(id: string): number | undefined {
    const touched = this.#touched.get(id);
    return touched ? (touched.slot ?? undefined) : this.#live.slotOf(id);
  }

  /** Told before a row changes. @param slot the one it has, if it is shown */
  before(id: string, slot: number | null): void {
    if (!this.#touched.has(id)) this.#touched.set(id, { slot, waits: false });
  }

  /** Told when a row leaves its slot, be it the one of the held list or a later one. */
  left(last: Entry): void {
    const slot = this.#touched.get(last.row.id)?.slot ?? null;
    if (slot !== null) this.#left.set(slot, last);
  }

  /** Told after a row changed. @param slot the one it has now, if it is shown */
  after(id: string, slot: number | null): void {
    const touched = this.#touched.get(id);
    if (!touched) return;
    const waits = slot !== touched.slot;
    if (waits !== touched.waits) this.#waiting += waits ? 1 : -1;
    touched.waits = waits;
  }
}
