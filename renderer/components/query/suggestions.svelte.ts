import type { SocketRow } from '../../../shared/model/socket.ts';
import type { Key } from '../../../shared/query/ast.ts';
import { type Completion, completions } from '../../../shared/query/complete.ts';
import { knownValues } from '../../../shared/query/known-values.ts';

/** What could be written at the caret, and which of it is chosen. */
export class Suggestions {
  readonly #rows: () => Iterable<SocketRow>;
  #items = $state.raw<readonly Completion[]>([]);
  #active = $state(-1);
  /** Of the rows as they were when the list opened: to look at all of them for each letter takes too long. */
  readonly #known = new Map<Key, readonly string[]>();

  constructor(rows: () => Iterable<SocketRow>) {
    this.#rows = rows;
  }

  get items(): readonly Completion[] {
    return this.#items;
  }

  get isOpen(): boolean {
    return this.#items.length > 0;
  }

  /** Place of the chosen one; -1: none is. */
  get active(): number {
    return this.#active;
  }

  /** What Enter would write. */
  get chosen(): Completion | undefined {
    return this.#items[this.#active];
  }

  /** Follows what is typed: opens only where something of a piece is there already. */
  follow(text: string, caret: number): void {
    this.show(text, caret);
    const begins = this.#items.some(({ value, from }) => value !== null || from < caret);
    if (!begins) this.close();
  }

  show(text: string, caret: number): void {
    this.#items = completions(text, caret, (key) => this.#knownOf(key));
    this.#active = -1;
  }

  close(): void {
    this.#items = [];
    this.#active = -1;
    this.#known.clear();
  }

  /** @param step 1 to the next one, -1 to the one before; round the ends */
  move(step: 1 | -1): void {
    const count = this.#items.length;
    const from = this.#active < 0 && step < 0 ? count : this.#active;
    this.#active = (from + step + count) % count;
  }

  #knownOf(key: Key): readonly string[] {
    let known = this.#known.get(key);
    if (!known) {
      known = knownValues(this.#rows(), key);
      this.#known.set(key, known);
    }
    return known;
  }
}
