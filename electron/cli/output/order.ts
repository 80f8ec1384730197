import type { SocketRow } from '../../../shared/model/socket.ts';
import { Entry } from '../../../shared/table/entry.ts';
import { comparison } from '../../../shared/table/sort.ts';
import { DEFAULT_SORT } from '../../../shared/table/sort-keys.ts';

/** Rows by port, as every list of the terminal shows them. */
export function inOrder(rows: readonly SocketRow[]): SocketRow[] {
  return rows
    .map((row) => new Entry(row, null, 0))
    .sort(comparison(DEFAULT_SORT))
    .map((entry) => entry.row);
}
