import type { SortColumn } from '../../shared/table/sort-keys.ts';
import { DEFAULT_COLUMNS, FIXED_COLUMN } from '../components/columns.ts';

/** Which columns the tables have, and in which order. */
export class ColumnChoice {
  #columns = $state.raw(DEFAULT_COLUMNS);

  get columns(): readonly SortColumn[] {
    return this.#columns;
  }

  get isDefault(): boolean {
    return this.#columns.join() === DEFAULT_COLUMNS.join();
  }

  /** Takes them over as far as they can be: each once, and never without the port. */
  set(columns: readonly SortColumn[]): void {
    const once = [...new Set(columns)];
    this.#columns = once.includes(FIXED_COLUMN) ? once : [FIXED_COLUMN, ...once];
  }

  /** Shows a column at the end, or no longer. */
  toggle(column: SortColumn): void {
    const others = this.#columns.filter((other) => other !== column);
    this.set(others.length === this.#columns.length ? [...others, column] : others);
  }

  /** Puts a column at a place; one beyond the ends is the end. @returns its place */
  move(column: SortColumn, place: number): number {
    const to = Math.max(0, Math.min(this.#columns.length - 1, place));
    this.set(this.#columns.filter((other) => other !== column).toSpliced(to, 0, column));
    return to;
  }

  reset(): void {
    this.#columns = DEFAULT_COLUMNS;
  }
}
