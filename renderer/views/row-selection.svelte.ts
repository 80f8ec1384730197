import type { SocketRow } from '../../shared/model/socket.ts';
import type { IndexChanges } from '../../shared/table/row-index.ts';
import type { RowReceiver } from '../../shared/table/row-receiver.ts';
import type { ShownEntries } from '../../shared/table/shown-entries.ts';
import type { ShownLines } from '../../shared/table/shown-lines.ts';

/** The rows of a table that were chosen to do something with. */
export class RowSelection implements RowReceiver {
  #ids = $state.raw<ReadonlySet<string>>(new Set());
  /** Chosen rows that have closed; they go when the list does not have them any more. */
  readonly #closed = new Set<string>();
  /** From which row a stretch of rows begins. */
  #anchor: string | null = null;

  get size(): number {
    return this.#ids.size;
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  /** None is chosen, and `id` is where a stretch would begin. */
  start(id: string): void {
    this.clear();
    this.#anchor = id;
  }

  clear(): void {
    if (this.#ids.size > 0) this.#ids = new Set();
    this.#closed.clear();
  }

  /** @param shown a row that counts as chosen as long as none is */
  toggle(id: string, shown: string | null): void {
    const ids = new Set(this.#ids);
    if (ids.size === 0 && shown !== null && shown !== id) ids.add(shown);
    if (!ids.delete(id)) ids.add(id);
    this.#ids = ids;
    this.#anchor = id;
  }

  /** Chooses all rows from where the stretch begins to the line `to`, and no others. */
  stretch(lines: ShownLines, from: number, to: number): void {
    const anchor = this.#anchor === null ? -1 : lines.indexOf(this.#anchor);
    const begin = anchor >= 0 ? anchor : from;
    this.#anchor = lines.at(begin)?.id ?? null;
    const part = lines.slice(Math.min(begin, to), Math.max(begin, to) + 1);
    this.#ids = new Set(part.filter(({ kind }) => kind === 'row').map(({ id }) => id));
  }

  all(entries: ShownEntries): void {
    this.#ids = new Set(entries.slice().map(({ row }) => row.id));
  }

  /** The chosen rows in the order of the list, also those of closed groups. */
  rows(entries: ShownEntries): SocketRow[] {
    return entries
      .slice()
      .filter(({ row }) => this.#ids.has(row.id))
      .map(({ row }) => row);
  }

  /** Lets go of rows that have closed and are not to be seen any more. */
  forgetGone(entries: ShownEntries): void {
    if (this.#closed.size === 0) return;
    const ids = new Set(this.#ids);
    for (const id of this.#closed) {
      if (entries.has(id)) continue;
      this.#closed.delete(id);
      ids.delete(id);
    }
    if (ids.size < this.#ids.size) this.#ids = ids;
  }

  reset(rows: Iterable<SocketRow>): void {
    if (this.#ids.size === 0) return;
    this.#closed.clear();
    const there: string[] = [];
    for (const { id } of rows) if (this.#ids.has(id)) there.push(id);
    this.#ids = new Set(there);
  }

  apply({ closed }: IndexChanges): void {
    if (this.#ids.size === 0) return;
    for (const id of closed) if (this.#ids.has(id)) this.#closed.add(id);
  }
}
