import type { Messages } from '../../../shared/messages/en.ts';
import { isOpenToNetwork } from '../../../shared/model/exposure.ts';
import { RANGES } from '../../../shared/model/range.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { Counts } from '../../../shared/table/counts.ts';
import type { CellColumn } from './cells.ts';
import { CELL_COLUMNS, cellsOf } from './cells.ts';
import type { Style } from './style.ts';
import type { TableColumn, Widths } from './table.ts';
import { fitWidths, leadingNumber, tableLine, truncatedEndpoint } from './table.ts';

const all = (text: string): string => text;

const SHAPES: Readonly<Record<CellColumn, Omit<TableColumn, 'title'>>> = {
  port: { align: 'right', rank: 0, least: 5, whole: all },
  protocol: { align: 'left', rank: 3, least: 4 },
  service: { align: 'left', rank: 8, least: 8 },
  state: { align: 'left', rank: 4, least: 11 },
  local: { align: 'left', rank: 6, least: 14, cut: truncatedEndpoint },
  remote: { align: 'left', rank: 7, least: 14, cut: truncatedEndpoint },
  process: { align: 'left', rank: 1, least: 8, preferred: 16 },
  pid: {
    align: 'right',
    rank: 5,
    least: 3,
    preferred: 3,
    whole: leadingNumber,
    cut: leadingNumber,
  },
  user: { align: 'left', rank: 9, least: 8 },
  exposure: { align: 'left', rank: 2, least: 8, whole: all },
  netns: { align: 'left', rank: 3, least: 10 },
};

/** Where all rows are of Portico's own network namespace, there is nothing to tell of it. */
const AT_HOME: readonly CellColumn[] = CELL_COLUMNS.filter((name) => name !== 'netns');

/** A table's columns, and the texts of its rows in the same order. */
export interface TableContent {
  readonly columns: readonly TableColumn[];
  readonly texts: readonly (readonly string[])[];
}

export function contentOf(rows: readonly SocketRow[], messages: Messages): TableContent {
  const names = rows.some(({ netns }) => netns !== null) ? CELL_COLUMNS : AT_HOME;
  return {
    columns: columnsFor(messages, names),
    texts: rows.map((row) => textsOf(row, messages, names)),
  };
}

export function columnsFor(messages: Messages, names = AT_HOME): TableColumn[] {
  const titles = { ...messages.columns, netns: messages.view.fields.netns };
  return names.map((name) => ({ title: titles[name], ...SHAPES[name] }));
}

export function textsOf(row: SocketRow, messages: Messages, names = AT_HOME): string[] {
  const cells = cellsOf(row, messages);
  return names.map((name) => cells[name]);
}

/** All rows under the heads of their three ranges, as wide as the terminal. */
export function groupedTable(
  rows: readonly SocketRow[],
  messages: Messages,
  style: Style,
  query: string | null,
): string {
  if (rows.length === 0) {
    return query === null ? messages.cli.nothingListed : messages.cli.nothingMatches(query);
  }
  const { columns, texts } = contentOf(rows, messages);
  const widths = fitWidths(columns, texts, style.width);
  const head = style.dim(
    tableLine(
      columns,
      columns.map(({ title }) => title),
      widths,
    ),
  );
  const lines = rows.map((row, index) => rowLine(row, texts[index] ?? [], columns, widths, style));
  const counts = new Counts();
  for (const row of rows) counts.add(row);
  const groups: string[] = [];
  for (const { range, first, last } of RANGES) {
    const inRange = lines.filter((_, index) => rows[index]?.range === range);
    if (inRange.length === 0) continue;
    const { sockets, doors, doorsOpenToNetwork } = counts.of(range);
    const title = style.bold(`${messages.ranges[range]} ${first}–${last}`);
    const facts = [
      messages.sockets(sockets),
      messages.doorsOpen(doors),
      messages.openToNetwork(doorsOpenToNetwork),
    ].join(' · ');
    groups.push([`${title}  ${style.dim(facts)}`, head, ...inRange, ''].join('\n'));
  }
  return groups.join('\n');
}

export function rowLine(
  row: SocketRow,
  texts: readonly string[],
  columns: readonly TableColumn[],
  widths: Widths,
  style: Style,
): string {
  return colourOf(row, style)(tableLine(columns, texts, widths));
}

function colourOf({ exposure }: SocketRow, style: Style): (text: string) => string {
  if (exposure === null) return (text) => text;
  if (exposure === 'any') return style.any;
  return isOpenToNetwork(exposure) ? style.interface : style.loopback;
}
