import type { SortColumn } from '../../shared/table/sort.ts';

interface TableColumn {
  readonly column: SortColumn;
  /** Least width in CSS pixels. */
  readonly width: number;
  /** Share of the room that is left over. */
  readonly grow: number;
}

/** Columns of the table in order. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
  { column: 'port', width: 84, grow: 0 },
  { column: 'protocol', width: 84, grow: 0 },
  { column: 'service', width: 76, grow: 2 },
  { column: 'state', width: 112, grow: 0 },
  { column: 'local', width: 116, grow: 3 },
  { column: 'remote', width: 148, grow: 3 },
  { column: 'process', width: 80, grow: 3 },
  { column: 'pid', width: 78, grow: 0 },
  { column: 'user', width: 68, grow: 1 },
  { column: 'exposure', width: 134, grow: 0 },
  { column: 'age', width: 72, grow: 0 },
];

/** CSS grid tracks; head and rows have the same ones, so that they line up. */
export const GRID_TRACKS = TABLE_COLUMNS.map(({ width, grow }) =>
  grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`,
).join(' ');

/** Room that the columns and the padding beside them take at least; narrower, the table scrolls sideways. */
export const LEAST_WIDTH = TABLE_COLUMNS.reduce((sum, { width }) => sum + width, 24);

/** Columns whose values line up on the right. */
export const RIGHT_ALIGNED: ReadonlySet<SortColumn> = new Set(['port', 'pid', 'age']);

/** Height of a row in CSS pixels; `--row` in tokens.css says the same. */
export const ROW_HEIGHT = 28;
