import type { SocketRow } from '../../shared/model/socket.ts';
import { makeRow } from './make-row.ts';

/** As many listeners as asked for, on ports from 1024 on, one a port; row `i` is called `row i`. */
export function longHouse(count: number): SocketRow[] {
  return Array.from({ length: count }, (_, index) => rowAt(index));
}

/** The row that `longHouse` puts at `index`, on another port if one is given. */
export function rowAt(index: number, port = 1024 + index): SocketRow {
  return makeRow({ id: `row ${index}`, local: { address: '127.0.0.1', port } });
}
