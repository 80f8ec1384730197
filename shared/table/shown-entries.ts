import type { Entry } from './entry.ts';

/**
 * A list of entries of which few are ever looked at, as it is now: after a change there is another one.
 * Entries are fetched when they are asked for; in a list of very many that makes all the difference.
 */
export class ShownEntries {
  readonly #order: Int32Array;
  readonly #entries: readonly (Entry | undefined)[];

  /**
   * @param order places in `entries`
   * @param entries may be changed once there is another list
   */
  constructor(order: Int32Array, entries: readonly (Entry | undefined)[]) {
    this.#order = order;
    this.#entries = entries;
  }

  get length(): number {
    return this.#order.length;
  }

  slice(from = 0, to = this.length): Entry[] {
    return Array.from(this.#order.subarray(from, to), (slot) => this.#entries[slot] as Entry);
  }

  at(index: number): Entry | undefined {
    return this.#entries[this.#order[index] ?? -1];
  }

  /** Where an entry of this list is; -1 if it is none. */
  indexOf(entry: Entry): number {
    const slot = this.#entries.indexOf(entry);
    return slot < 0 ? -1 : this.#order.indexOf(slot);
  }
}

export const NOTHING_SHOWN = new ShownEntries(new Int32Array(), []);
