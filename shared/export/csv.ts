import type { SocketRow } from '../model/socket.ts';
import { visibleText } from '../text/visible.ts';

type Cell = string | number | boolean | null;

const COLUMNS: readonly (readonly [name: string, cell: (row: SocketRow) => Cell])[] = [
  ['protocol', (row) => row.protocol],
  ['family', (row) => row.family],
  ['localAddress', (row) => row.local.address],
  ['localPort', (row) => row.local.port],
  ['remoteAddress', (row) => row.remote?.address ?? null],
  ['remotePort', (row) => row.remote?.port ?? null],
  ['interface', (row) => row.interface],
  ['state', (row) => row.state],
  ['role', (row) => row.role],
  ['range', (row) => row.range],
  ['inDynamicRange', (row) => row.inDynamicRange],
  ['exposure', (row) => row.exposure],
  ['service', (row) => row.service?.name ?? null],
  ['serviceSide', (row) => row.service?.side ?? null],
  ['user', (row) => row.user],
  ['pids', (row) => row.owners.map((owner) => owner.pid).join(' ')],
  ['processes', (row) => [...new Set(row.owners.map((owner) => owner.name))].join(' ')],
  ['ownersStatus', (row) => row.ownersStatus],
  ['firstSeenAt', (row) => new Date(row.firstSeenAt).toISOString()],
  ['netns', (row) => row.netns],
  ['unit', (row) => row.unit],
  ['containerRuntime', (row) => row.container?.runtime ?? null],
  ['containerId', (row) => row.container?.id ?? null],
  ['containerName', (row) => row.container?.name ?? null],
];

/** Spreadsheets take cells that begin so for formulas, in Japan also with the wide forms (OWASP, CSV injection). */
const FORMULA = /^[=+\-@＝＋－＠]/;

/** Rows as CSV by RFC 4180, with a header line. A cell that would be a formula gets a leading apostrophe. */
export function toCsv(rows: Iterable<SocketRow>): string {
  const lines = [COLUMNS.map(([name]) => name).join(',')];
  for (const row of rows) lines.push(COLUMNS.map(([, cell]) => escaped(cell(row))).join(','));
  return `${lines.join('\r\n')}\r\n`;
}

function escaped(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return `${cell}`;
  const guarded = plainCell(cell);
  return /[",]/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** Text for a cell of a spreadsheet: on one line, and no formula. */
export function plainCell(cell: string): string {
  const text = visibleText(cell);
  return FORMULA.test(text) ? `'${text}` : text;
}
