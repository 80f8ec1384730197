import type { SocketRow } from '../model/socket.ts';
import type { RangeCounts } from './counts.ts';
import { RangeCounter } from './counts.ts';
import type { Entry } from './entry.ts';
import type { GroupKeyOf } from './grouping.ts';
import { compareText } from './sort.ts';

/** What is said of a group: a value, replaced whenever anything of it changes. */
export interface GroupFacts {
  readonly key: string;
  /** A row of it: what makes the group is the same in all of them. */
  readonly sample: SocketRow;
  /** Of the rows that pass the filter and are still there. */
  readonly counts: RangeCounts;
}

/** Rows of one group that stand one after the other in the list. */
export interface Segment {
  readonly key: string;
  readonly size: number;
  /** As it is now, even if the list is an older one. */
  readonly facts: () => GroupFacts;
}

/** Which group is in which slot, and how many entries of each are shown; kept at the cost of what changes. */
export class LiveGroups {
  readonly #keyOf: GroupKeyOf;
  readonly #groups = new Map<string, LiveGroup>();
  readonly #bySlot: (LiveGroup | undefined)[] = [];
  /** In order; null if groups came or went. */
  #sorted: readonly LiveGroup[] | null = [];

  constructor(keyOf: GroupKeyOf) {
    this.#keyOf = keyOf;
  }

  clear(): void {
    this.#groups.clear();
    this.#bySlot.length = 0;
    this.#sorted = [];
  }

  /** A row takes a slot. */
  enter(slot: number, row: SocketRow): void {
    const key = this.#keyOf(row);
    let group = this.#groups.get(key);
    if (!group) {
      group = new LiveGroup(key, row);
      this.#groups.set(key, group);
      this.#sorted = null;
    }
    group.members += 1;
    this.#bySlot[slot] = group;
  }

  leave(slot: number): void {
    const group = this.#bySlot[slot];
    this.#bySlot[slot] = undefined;
    if (!group) return;
    group.members -= 1;
    if (group.members > 0) return;
    this.#groups.delete(group.key);
    this.#sorted = null;
  }

  /** The entry in a slot begins to pass the filter, or no longer does. */
  count(slot: number, entry: Entry, by: 1 | -1): void {
    this.#bySlot[slot]?.count(entry, by);
  }

  isOf(slot: number, row: SocketRow): boolean {
    return this.#bySlot[slot]?.key === this.#keyOf(row);
  }

  /** The order of the groups in two slots. */
  compare(a: number, b: number): number {
    const [one, other] = [this.#bySlot[a], this.#bySlot[b]];
    return one === other ? 0 : compareText(one?.key ?? '', other?.key ?? '');
  }

  /** The slots by group; within each in the order they come in. */
  inOrder(slots: readonly number[]): number[] {
    const piles = new Map<LiveGroup | undefined, number[]>();
    for (const slot of slots) {
      const group = this.#bySlot[slot];
      const pile = piles.get(group);
      if (pile) pile.push(slot);
      else piles.set(group, [slot]);
    }
    return this.#inOrder().flatMap((group) => piles.get(group) ?? []);
  }

  /** The groups of the entries that are shown, in order. */
  segments(): Segment[] {
    return this.#inOrder()
      .filter(({ size }) => size > 0)
      .map((group) => ({
        key: group.key,
        size: group.size,
        facts: () => (this.#groups.get(group.key) ?? group).facts,
      }));
  }

  #inOrder(): readonly LiveGroup[] {
    this.#sorted ??= [...this.#groups.values()].sort((a, b) => compareText(a.key, b.key));
    return this.#sorted;
  }
}

class LiveGroup {
  readonly key: string;
  readonly #sample: SocketRow;
  readonly #counter = new RangeCounter();
  #facts: GroupFacts | null = null;
  /** Rows of it, shown or not. */
  members = 0;
  /** Entries that are shown, what closed among them. */
  size = 0;

  constructor(key: string, sample: SocketRow) {
    this.key = key;
    this.#sample = sample;
  }

  get facts(): GroupFacts {
    this.#facts ??= { key: this.key, sample: this.#sample, counts: this.#counter.counts };
    return this.#facts;
  }

  count({ row, mark }: Entry, by: 1 | -1): void {
    this.size += by;
    if (mark === 'closed') return;
    if (by === 1) this.#counter.add(row);
    else this.#counter.remove(row);
    this.#facts = null;
  }
}
