import type { RegistryAsset } from './asset.ts';
import { seal } from './asset.ts';
import { compactText } from './compact.ts';
import type { CsvRow } from './csv-rows.ts';
import { csvRows } from './csv-rows.ts';
import type { RegistryRow } from './from-rows.ts';
import { recordsFromRows } from './from-rows.ts';
import type { IanaColumns } from './iana-columns.ts';
import { findColumns, REQUIRED_COLUMNS } from './iana-columns.ts';
import { dateOf, registryRow } from './iana-row.ts';
import { type RowFault, RowMalformed } from './row-malformed.ts';

export const IMPORTED_SOURCE = 'IANA service-names-port-numbers.csv';

/** Bounds that every edition since 2014 keeps and that a cut file breaks. */
const FEWEST_NAMED_ROWS = 11_000;
const FEWEST_NAMES_WITHOUT_PORT = 500;
const PORT_NEAR_THE_END = 49_000;
/** The registry has 15,000; more of them are not the registry. */
const MOST_ROWS = 30_000;
const LANDMARKS = ['22/tcp ssh', '53/udp domain', '443/tcp https'] as const;

/**
 * Why a text is not taken for IANA's file.
 * - `empty`: there is nothing in it
 * - `html`: it is a web page
 * - `columns-missing`: another table; the detail names the columns
 * - `row-malformed`: a row cannot be read; `fault` says why
 * - `too-many-rows`, `too-few-names`, `high-ports-missing`, `portless-names-missing`, `landmark-missing`:
 *   it reads well, but it is not the registry, or not all of it
 * - `no-date`: no row tells of which day it is
 */
export const CSV_REFUSALS = [
  'empty',
  'html',
  'columns-missing',
  'row-malformed',
  'too-many-rows',
  'too-few-names',
  'high-ports-missing',
  'portless-names-missing',
  'landmark-missing',
  'no-date',
] as const;
export type CsvRefusalCode = (typeof CSV_REFUSALS)[number];

export interface CsvRefusal {
  readonly code: CsvRefusalCode;
  /** Where the reason lies in one line; the first line is 1. */
  readonly line: number | null;
  /** What was found, as it is in the file, or a figure; empty where that says nothing. */
  readonly detail: string;
  /** Of a row that cannot be read. */
  readonly fault: RowFault | null;
}

export type CsvResult =
  | {
      readonly ok: true;
      readonly asset: RegistryAsset;
      /** Rows of the file, to be compared with what IANA's page says. */
      readonly rows: number;
    }
  | { readonly ok: false; readonly refusal: CsvRefusal };

/**
 * Makes the registry's data of IANA's file service-names-port-numbers.csv, as text.
 * A file that was cut exactly behind one of its last rows cannot be told from a whole one.
 * @param now milliseconds since 1970 UTC: dates behind it are typing errors
 */
export function parseIanaCsv(text: string, now: number): CsvResult {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (content.trim() === '') return refuse('empty', null, '');
  if (content.trimStart().startsWith('<')) return refuse('html', 1, content.trim().slice(0, 40));
  try {
    return readFile(content, new Date(now).toISOString().slice(0, 10));
  } catch (error) {
    if (!(error instanceof RowMalformed)) throw error;
    const { line, found, fault } = error;
    return { ok: false, refusal: { code: 'row-malformed', line, detail: found, fault } };
  }
}

function readFile(text: string, today: string): CsvResult {
  const rows = csvRows(text);
  const header: CsvRow | undefined = rows.next().value;
  const columns = findColumns(header?.cells ?? []);
  const missing = REQUIRED_COLUMNS.filter((column) => columns[column] < 0);
  if (header === undefined || missing.length > 0) {
    return refuse('columns-missing', header?.line ?? null, missing.join(', '));
  }
  const contents = readRows(rows, header.cells.length, columns, today);
  const refusal = refusalOf(contents);
  if (refusal) return { ok: false, refusal };
  const records = compactText(recordsFromRows(contents.ported));
  const asset = seal({ date: contents.date, source: IMPORTED_SOURCE, records });
  return { ok: true, asset, rows: contents.count };
}

interface Contents {
  readonly ported: readonly RegistryRow[];
  readonly count: number;
  readonly named: number;
  readonly portless: number;
  readonly highest: number;
  /** The newest that is not in the future; empty if there is none. */
  readonly date: string;
}

function readRows(
  rows: Iterable<CsvRow>,
  width: number,
  columns: IanaColumns,
  today: string,
): Contents {
  const ported: RegistryRow[] = [];
  let count = 0;
  let named = 0;
  let portless = 0;
  let highest = 0;
  let date = '';
  for (const { line, cells } of rows) {
    if (cells.length !== width) throw new RowMalformed(line, 'cells', `${cells.length}/${width}`);
    count += 1;
    if (count > MOST_ROWS) break;
    const row = registryRow(cells, columns, line);
    if (row === null) portless += 1;
    else {
      ported.push(row);
      highest = Math.max(highest, row.last);
    }
    if (row === null || row.name !== '') named += 1;
    const newest = dateOf(cells, columns, today);
    if (newest > date) date = newest;
  }
  return { ported, count, named, portless, highest, date };
}

function refusalOf(contents: Contents): CsvRefusal | null {
  const { count, named, portless, highest, date, ported } = contents;
  if (count > MOST_ROWS) return refusal('too-many-rows', `${count}`);
  if (named < FEWEST_NAMED_ROWS) return refusal('too-few-names', `${named}`);
  if (highest < PORT_NEAR_THE_END) return refusal('high-ports-missing', `${highest}`);
  if (portless < FEWEST_NAMES_WITHOUT_PORT) return refusal('portless-names-missing', `${portless}`);
  const landmarks = new Set(ported.map((row) => `${row.first}/${row.protocol} ${row.name}`));
  const missing = LANDMARKS.find((landmark) => !landmarks.has(landmark));
  if (missing !== undefined) return refusal('landmark-missing', missing);
  return date === '' ? refusal('no-date', '') : null;
}

function refusal(code: CsvRefusalCode, detail: string, line: number | null = null): CsvRefusal {
  return { code, line, detail, fault: null };
}

function refuse(code: CsvRefusalCode, line: number | null, detail: string): CsvResult {
  return { ok: false, refusal: refusal(code, detail, line) };
}
