import type { Range } from '../../shared/model/range.ts';
import type { Entry } from '../../shared/table/entry.ts';
import type { Segment } from '../../shared/table/live-groups.ts';
import type { RangeTables } from '../../shared/table/range-tables.ts';
import type { ShownEntries } from '../../shared/table/shown-entries.ts';

/** What is shown of a range while somebody reads it. */
interface Held {
  readonly shown: ShownEntries;
  readonly segments: readonly Segment[] | null;
}

/** The list of one range as it was when somebody began to read it, even if other tables take over. */
export class HeldList {
  readonly range: Range;
  readonly #tables: RangeTables;
  /** Rows of former tables that are in the new ones no more, as they are marked. */
  readonly #gone = new Map<Entry, Entry>();

  constructor(range: Range, tables: RangeTables) {
    this.range = range;
    this.#tables = tables;
    tables.hold(range);
  }

  release(): void {
    this.#tables.release(this.range);
  }

  /** @param now the tables that serve now */
  waiting(now: RangeTables): number | 'everything' {
    return now === this.#tables ? (now.held(this.range)?.waiting ?? 0) : 'everything';
  }

  /** @returns null where another range is held */
  of(range: Range, now: RangeTables): Held | null {
    const held = range === this.range ? this.#tables.held(range) : null;
    if (!held || now === this.#tables) return held;
    const { shown, segments } = held;
    const at = (slot: number): Entry | undefined => {
      const entry = held.at(slot);
      return entry && (now.find(entry.row.id) ?? this.#goneEntry(entry));
    };
    return { shown: shown.from({ at, slotOf: (id) => held.slotOf(id) }), segments };
  }

  #goneEntry(entry: Entry): Entry {
    if (entry.mark === 'closed') return entry;
    const gone = this.#gone.get(entry) ?? entry.remarked('closed', Date.now());
    this.#gone.set(entry, gone);
    return gone;
  }
}
