import { onDestroy } from 'svelte';
import { RowPiles } from '../../shared/details/row-piles.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';

/** Rows on piles, kept up to date while the component that asks for them is there. */
export class LivePiles<P extends string> {
  readonly #sockets: SocketStore;
  readonly #piles: RowPiles<P>;

  /** To be made while a component is. */
  constructor(sockets: SocketStore, pileOf: (row: SocketRow) => P | null) {
    this.#sockets = sockets;
    this.#piles = new RowPiles(pileOf);
    onDestroy(sockets.keep(this.#piles));
  }

  /** The rows of a pile by their id. */
  pile(name: P): ReadonlyMap<string, SocketRow> {
    void this.#sockets.version;
    return this.#piles.pile(name);
  }
}
