import type { Entry } from './entry.ts';

/** Where the entries of a list are fetched from. */
export interface SlotSource {
  at(slot: number): Entry | undefined;
  slotOf(id: string): number | undefined;
}

/**
 * A list of entries of which few are ever looked at, as it is now: after a change there is another one.
 * Entries are fetched when they are asked for; in a list of very many that makes all the difference.
 */
export class ShownEntries {
  readonly #order: Int32Array;
  readonly #source: SlotSource;

  /**
   * @param order slots of `source`
   * @param source may change once there is another list
   */
  constructor(order: Int32Array, source: SlotSource) {
    this.#order = order;
    this.#source = source;
  }

  get length(): number {
    return this.#order.length;
  }

  slice(from = 0, to = this.length): Entry[] {
    return Array.from(this.#order.subarray(from, to), (slot) => this.#source.at(slot) as Entry);
  }

  at(index: number): Entry | undefined {
    const slot = this.#order[index];
    return slot === undefined ? undefined : this.#source.at(slot);
  }

  /** Whether there is still something of the row of this id, shown or not. */
  has(id: string): boolean {
    return this.#source.slotOf(id) !== undefined;
  }

  /** Where the row of this id is in the list; -1 if it is not. */
  indexOf(id: string): number {
    const slot = this.#source.slotOf(id);
    return slot === undefined ? -1 : this.#order.indexOf(slot);
  }

  /** The same places, filled from another source. */
  from(source: SlotSource): ShownEntries {
    return new ShownEntries(this.#order, source);
  }
}

const NO_SLOTS: SlotSource = { at: () => undefined, slotOf: () => undefined };

export const NOTHING_SHOWN = new ShownEntries(new Int32Array(), NO_SLOTS);
