import { Filtered } from '../../shared/groups/filtered.ts';
import { type Group, GroupIndex, type KeysOf } from '../../shared/groups/group-index.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';
import { whileMatching } from './matching.svelte.ts';

/** The rows that match the query, in groups that are kept up to date while the component lives. */
export class LiveGroups {
  readonly #index: GroupIndex;
  readonly #sockets: SocketStore;
  #fillings = $state(0);

  constructor(sockets: SocketStore, keysOf: KeysOf) {
    this.#sockets = sockets;
    this.#index = new GroupIndex(keysOf);
    whileMatching(sockets, (test) => {
      const stop = sockets.keep(test ? new Filtered(this.#index, test) : this.#index);
      this.#fillings += 1;
      return stop;
    });
  }

  get all(): readonly Group[] {
    void this.#fillings;
    void this.#sockets.version;
    return [...this.#index.groups.values()];
  }
}
