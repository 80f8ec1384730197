import type { Range } from '../../shared/model/range.ts';

/** Which view is open, and what is selected in it. */
export class ViewStore {
  #range = $state<Range>('well-known');
  #isOpened = false;
  #selectedId = $state<string | null>(null);

  get range(): Range {
    return this.#range;
  }

  /** Whether a view was opened: by the user, or because there was something to show. */
  get isOpened(): boolean {
    return this.#isOpened;
  }

  set range(range: Range) {
    this.#range = range;
    this.#isOpened = true;
  }

  /** Opens a view unless one was opened before: what is looked at never changes by itself. */
  openFirst(range: Range | undefined): void {
    if (!this.#isOpened) this.range = range ?? this.#range;
  }

  get selectedId(): string | null {
    return this.#selectedId;
  }

  set selectedId(id: string | null) {
    this.#selectedId = id;
  }
}
