import { SORT_COLUMNS, type SortColumn } from '../../shared/table/sort-keys.ts';

interface TableColumn {
  /** Least width in CSS pixels. */
  readonly width: number;
  /** Share of the room that is left over. */
  readonly grow: number;
}

const COLUMNS: Readonly<Record<SortColumn, TableColumn>> = {
  port: { width: 90, grow: 0 },
  protocol: { width: 84, grow: 0 },
  service: { width: 70, grow: 2 },
  state: { width: 112, grow: 0 },
  local: { width: 114, grow: 3 },
  remote: { width: 146, grow: 3 },
  process: { width: 82, grow: 3 },
  pid: { width: 94, grow: 0 },
  user: { width: 74, grow: 1 },
  exposure: { width: 134, grow: 0 },
  age: { width: 68, grow: 0 },
  role: { width: 154, grow: 0 },
  family: { width: 72, grow: 0 },
  interface: { width: 116, grow: 0 },
  unit: { width: 124, grow: 2 },
  container: { width: 110, grow: 2 },
  netns: { width: 100, grow: 0 },
  seen: { width: 158, grow: 0 },
};

/** The columns of a table whose user chose none, in order. */
export const DEFAULT_COLUMNS: readonly SortColumn[] = SORT_COLUMNS.slice(
  0,
  SORT_COLUMNS.indexOf('role'),
);

/** The port has the mark of its row beside it: a table always has it. */
export const FIXED_COLUMN: SortColumn = 'port';

/** Columns that a narrow table leaves out, the first ones first; never the others. */
const LEAVING: readonly SortColumn[] = [
  'age',
  'user',
  'remote',
  'pid',
  'seen',
  'netns',
  'interface',
  'family',
  'container',
  'unit',
  'role',
  'local',
  'service',
  'state',
  'protocol',
];

/** The padding beside the columns, in CSS pixels. */
const BESIDE = 24;

/** The class of a column's cells. */
export function columnClass(column: SortColumn): string {
  return `column-${column}`;
}

/** The class of a table that leaves a column out; what it does is in `styles/columns.css`. */
export function withoutClass(column: SortColumn): string {
  return `without-${column}`;
}

/**
 * Which of the columns a table has room for, in their order.
 * @param width its width in CSS pixels; 0 where that is not known yet
 */
export function columnsWithRoom(
  columns: readonly SortColumn[],
  width: number,
): readonly SortColumn[] {
  let staying = columns;
  for (const column of LEAVING) {
    if (width === 0 || leastWidth(staying) <= width) break;
    staying = staying.filter((other) => other !== column);
  }
  return staying;
}

/** CSS grid tracks; head and rows have the same ones, so that they line up. */
export function tracksOf(columns: readonly SortColumn[]): string {
  return columns
    .map((column) => {
      const { width, grow } = COLUMNS[column];
      return grow > 0 ? `minmax(${width}px, ${grow}fr)` : `${width}px`;
    })
    .join(' ');
}

/** Room in CSS pixels that the columns and the padding beside them take at least. */
export function leastWidth(columns: readonly SortColumn[]): number {
  return columns.reduce((sum, column) => sum + COLUMNS[column].width, BESIDE);
}

/** Columns whose values line up on the right. */
export const RIGHT_ALIGNED: ReadonlySet<SortColumn> = new Set(['port', 'pid', 'age']);

/** Height of a row in CSS pixels; `--row` in tokens.css says the same. */
export const ROW_HEIGHT = 28;
