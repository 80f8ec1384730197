import type { Range } from '../../shared/model/range.ts';

/** Which view is open, and what is selected in it. */
export class ViewStore {
  #range = $state<Range>('well-known');
  #selectedId = $state<string | null>(null);

  get range(): Range {
    return this.#range;
  }

  set range(range: Range) {
    this.#range = range;
  }

  get selectedId(): string | null {
    return this.#selectedId;
  }

  set selectedId(id: string | null) {
    this.#selectedId = id;
  }
}
