import type { SortColumn } from '../../shared/table/sort.ts';

interface TableColumn {
  readonly column: SortColumn;
  /** Least width in CSS pixels. */
  readonly width: number;
  /** Share of the room that is left over. */
  readonly grow: number;
}

/** Columns of the table in order. Which of them are left out in a narrow table is in `styles/columns.css`. */
export const TABLE_COLUMNS: readonly TableColumn[] = [
  { column: 'port', width: 90, grow: 0 },
  { column: 'protocol', width: 84, grow: 0 },
  { column: 'service', width: 74, grow: 2 },
  { column: 'state', width: 112, grow: 0 },
  { column: 'local', width: 110, grow: 3 },
  { column: 'remote', width: 148, grow: 3 },
  { column: 'process', width: 92, grow: 3 },
  { column: 'pid', width: 94, grow: 0 },
  { column: 'user', width: 62, grow: 1 },
  { column: 'exposure', width: 134, grow: 0 },
  { column: 'age', width: 68, grow: 0 },
];

/** The class of a column's cells. */
export function columnClass(column: SortColumn): string {
  return `column-${column}`;
}

/**
 * CSS grid tracks; head and rows have the same ones, so that they line up. A column that is left out has an
 * empty track and the width 0.
 */
export const GRID_TRACKS = TABLE_COLUMNS.map(({ column, width, grow }) => {
  const track = grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`;
  return `var(--track-${column}, ${track})`;
}).join(' ');

const WIDTHS = TABLE_COLUMNS.map(({ column, width }) => `var(--width-${column}, ${width}px)`);

/** Room that the columns and the padding beside them take at least; narrower, the table scrolls sideways. */
export const LEAST_WIDTH = `calc(24px + ${WIDTHS.join(' + ')})`;

/** Columns whose values line up on the right. */
export const RIGHT_ALIGNED: ReadonlySet<SortColumn> = new Set(['port', 'pid', 'age']);

/** Height of a row in CSS pixels; `--row` in tokens.css says the same. */
export const ROW_HEIGHT = 28;
