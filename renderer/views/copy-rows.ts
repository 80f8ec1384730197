import { plainCell } from '../../shared/export/csv.ts';
import type { Messages } from '../../shared/messages/en.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { SortColumn } from '../../shared/table/sort-keys.ts';
import { cellText } from './cells.ts';

/**
 * Rows as lines of cells with tabs between them, as the table shows them: what spreadsheets and people read.
 * @param now milliseconds since 1970 UTC
 */
export function rowsAsText(
  rows: readonly SocketRow[],
  columns: readonly SortColumn[],
  messages: Messages,
  now: number,
): string {
  return rows
    .map((row) =>
      columns.map((column) => plainCell(cellText(row, column, messages, now))).join('\t'),
    )
    .join('\n');
}
