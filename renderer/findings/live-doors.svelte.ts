import { onDestroy } from 'svelte';
import { type Door, doorsOf, isWatched } from '../../shared/findings/doors.ts';
import { handsOutBy } from '../../shared/findings/hands-out.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { IndexChanges } from '../../shared/table/row-index.ts';
import type { RowReceiver } from '../../shared/table/row-receiver.ts';
import type { Stores } from '../stores/context.ts';

/** The rows that findings are about, kept at the cost of what changes. */
class WatchedRows implements RowReceiver {
  readonly rows = new Map<string, SocketRow>();

  reset(rows: Iterable<SocketRow>): void {
    this.rows.clear();
    for (const row of rows) this.#put(row);
  }

  apply({ opened, changed, closed }: IndexChanges): void {
    for (const id of closed) this.rows.delete(id);
    for (const row of opened) this.#put(row);
    for (const row of changed) this.#put(row);
  }

  #put(row: SocketRow): void {
    if (isWatched(row)) this.rows.set(row.id, row);
    else this.rows.delete(row.id);
  }
}

/** What listens now, program by program, while the component that asks for it is there. */
export class LiveDoors {
  readonly #watched = new WatchedRows();
  readonly #stores: Pick<Stores, 'monitor' | 'sockets'>;
  readonly #all: readonly Door[] = $derived.by(() => this.#read());

  /** To be made while a component is. */
  constructor(stores: Pick<Stores, 'monitor' | 'sockets'>) {
    this.#stores = stores;
    onDestroy(stores.sockets.keep(this.#watched));
  }

  get all(): readonly Door[] {
    return this.#all;
  }

  #read(): readonly Door[] {
    const { monitor, sockets } = this.#stores;
    void sockets.version;
    return monitor.host ? doorsOf(this.#watched.rows.values(), handsOutBy(monitor.host)) : [];
  }
}
