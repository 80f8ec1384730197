import type { SocketRow } from '../../shared/model/socket.ts';
import type { RangeTables } from '../../shared/table/range-tables.ts';

/** How many rows go into tables at one go; more would hold the page up. */
export const ROWS_AT_ONCE = 2000;

/** Puts very many rows into new tables, some at a time, so that the page stays alive meanwhile. */
export class Filling {
  readonly tables: RangeTables;
  readonly #rows: readonly SocketRow[];
  readonly #done: () => void;
  #from = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tables: RangeTables, rows: readonly SocketRow[], done: () => void) {
    this.tables = tables;
    this.#rows = rows;
    this.#done = done;
    this.#step();
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }

  #step(): void {
    const to = this.#from + ROWS_AT_ONCE;
    this.tables.add(this.#rows.slice(this.#from, to));
    this.#from = to;
    this.#timer = setTimeout(() => {
      if (to < this.#rows.length) this.#step();
      else this.#done();
    });
  }
}
