import { untrack } from 'svelte';
import { Filtered } from '../../shared/groups/filtered.ts';
import { type Group, GroupIndex, type KeysOf } from '../../shared/groups/group-index.ts';
import { rowTestOf } from '../../shared/query/filter.ts';
import { parseQuery } from '../../shared/query/parse.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';

/** The rows that match the query, in groups that are kept up to date while the component lives. */
export class LiveGroups {
  readonly #index: GroupIndex;
  readonly #sockets: SocketStore;
  #fillings = $state(0);

  constructor(sockets: SocketStore, keysOf: KeysOf) {
    this.#sockets = sockets;
    this.#index = new GroupIndex(keysOf);
    $effect.pre(() => {
      const parsed = parseQuery(sockets.appliedQuery);
      const test = 'query' in parsed ? rowTestOf(parsed.query, Date.now) : () => true;
      return untrack(() => {
        const stop = sockets.keep(new Filtered(this.#index, test));
        this.#fillings += 1;
        return stop;
      });
    });
  }

  get all(): readonly Group[] {
    void this.#fillings;
    void this.#sockets.version;
    return [...this.#index.groups.values()];
  }
}
