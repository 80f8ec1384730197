import { RecentHistory } from '../../shared/details/recent-history.ts';
import type { SocketStore } from './sockets.svelte.ts';

/** Remembers what happens to the sockets from now on, as long as the page lives. */
export function keepRecentHistory(sockets: SocketStore): RecentHistory {
  const history = new RecentHistory(Date.now);
  sockets.watch(history);
  return history;
}
