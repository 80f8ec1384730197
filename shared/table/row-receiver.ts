import type { SocketRow } from '../model/socket.ts';
import type { IndexChanges } from './row-index.ts';

/** Something that is told of all rows, and then of every change. */
export interface RowReceiver {
  reset(rows: Iterable<SocketRow>): void;
  apply(changes: IndexChanges): void;
}
