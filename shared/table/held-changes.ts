import type { SocketRow } from '../model/socket.ts';
import type { IndexChanges } from './row-index.ts';

type Held =
  | { readonly kind: 'opened' | 'changed'; readonly row: SocketRow }
  | { readonly kind: 'closed' };

/** Changes kept back while the view is paused, joined row by row. */
export class HeldChanges {
  readonly #held = new Map<string, Held>();

  /** How many rows differ from what is shown. */
  get size(): number {
    return this.#held.size;
  }

  add(changes: IndexChanges): void {
    for (const id of changes.closed) {
      if (this.#held.get(id)?.kind === 'opened') this.#held.delete(id);
      else this.#held.set(id, { kind: 'closed' });
    }
    for (const row of changes.changed) {
      const kind = this.#held.get(row.id)?.kind === 'opened' ? 'opened' : 'changed';
      this.#held.set(row.id, { kind, row });
    }
    for (const row of changes.opened) {
      const kind = this.#held.get(row.id)?.kind === 'closed' ? 'changed' : 'opened';
      this.#held.set(row.id, { kind, row });
    }
  }

  /** All of them as one change; none are held after that. */
  take(): IndexChanges {
    const opened: SocketRow[] = [];
    const changed: SocketRow[] = [];
    const closed: string[] = [];
    for (const [id, held] of this.#held) {
      if (held.kind === 'closed') closed.push(id);
      else if (held.kind === 'opened') opened.push(held.row);
      else changed.push(held.row);
    }
    this.#held.clear();
    return { opened, changed, closed };
  }

  clear(): void {
    this.#held.clear();
  }
}
