import { untrack } from 'svelte';
import type { SocketRow } from '../../shared/model/socket.ts';
import { refreshMsOf, rowTestOf } from '../../shared/query/filter.ts';
import { parseQuery } from '../../shared/query/parse.ts';
import type { SocketStore } from '../stores/sockets.svelte.ts';

/** Whether a row is what is asked for. */
export type RowTest = (row: SocketRow) => boolean;

/**
 * Calls `fill` with what the filter asks for, null where it asks for everything, at once and whenever that
 * changes, by a new filter or by time alone ("new in the last five minutes"). To be called while a component
 * is made; all ends with it.
 * @param fill gives back what ends its filling
 */
export function whileMatching(
  sockets: SocketStore,
  fill: (test: RowTest | null) => () => void,
): void {
  $effect.pre(() => {
    const { appliedQuery } = sockets;
    const parsed = parseQuery(appliedQuery);
    const query = appliedQuery.trim() !== '' && 'query' in parsed ? parsed.query : null;
    const test = query && rowTestOf(query, Date.now);
    const refreshMs = query && refreshMsOf(query);
    return untrack(() => {
      let end = fill(test);
      const again = (): void => {
        end();
        end = fill(test);
      };
      const timer = refreshMs === null ? undefined : setInterval(again, refreshMs);
      return () => {
        clearInterval(timer);
        end();
      };
    });
  });
}
