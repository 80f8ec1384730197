import { untrack } from 'svelte';
import { RecentHistory } from '../../shared/details/recent-history.ts';
import type { SocketStore } from './sockets.svelte.ts';

/** Remembers what happens to the sockets from now on, as long as the page lives. */
export function keepRecentHistory(sockets: SocketStore): RecentHistory {
  const find = (id: string) => untrack(() => sockets.find(id)?.row);
  const history = new RecentHistory(find, Date.now);
  sockets.keep(history);
  return history;
}
