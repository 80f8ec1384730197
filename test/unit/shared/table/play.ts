import type { Rows, SocketRow } from '../../../../shared/model/socket.ts';
import { NO_ROWS } from '../../../../shared/model/socket.ts';
import type { RowFilter } from '../../../../shared/query/words.ts';
import type { Grouping } from '../../../../shared/table/grouping.ts';
import type { IndexChanges } from '../../../../shared/table/row-index.ts';
import type { Sort } from '../../../../shared/table/sort-keys.ts';
import { filterFor } from '../../../support/query.ts';
import { changesOf } from './naive-tables.ts';
import type { Step } from './steps.ts';

interface Playable {
  reset(rows: readonly SocketRow[]): void;
  apply(changes: IndexChanges, now: number): void;
  expire(now: number): unknown;
  setFilter(filter: RowFilter): void;
  setSort(sort: Sort): void;
  setGrouping(grouping: Grouping): void;
}

/** Lets the same steps happen to several tables. */
export class Play {
  readonly #tables: readonly Playable[];
  #rows: Rows = NO_ROWS;
  #now = 1_000_000;

  constructor(...tables: Playable[]) {
    this.#tables = tables;
  }

  /** All rows that are there by now. */
  get rows(): Rows {
    return this.#rows;
  }

  take(step: Step): void {
    const before = this.#rows;
    if (step.kind === 'apply' || step.kind === 'reset') this.#rows = step.rows;
    if (step.kind === 'time passes') this.#now += step.ms;
    for (const table of this.#tables) this.#play(table, step, before);
  }

  #play(table: Playable, step: Step, before: Rows): void {
    switch (step.kind) {
      case 'apply':
        return table.apply(changesOf(before, step.rows), this.#now);
      case 'reset':
        return table.reset([...step.rows.values()]);
      case 'time passes':
        table.expire(this.#now);
        return;
      case 'filter':
        return table.setFilter(filterFor(step.query));
      case 'sort':
        return table.setSort(step.sort);
      case 'group':
        return table.setGrouping(step.grouping);
    }
  }
}
