import { isStorableName } from './compact.ts';
import type { RegistryRow } from './from-rows.ts';
import type { IanaColumn, IanaColumns } from './iana-columns.ts';
import type { RegistryProtocol } from './record.ts';
import { LAST_PORT, REGISTRY_PROTOCOLS } from './record.ts';
import { RowMalformed } from './row-malformed.ts';

const PORTS = /^(\d{1,5})(?:-(\d{1,5}))?$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
/** The registry's remark behind the description of a name that took the place of one with odd characters. */
const REPLACEMENT_REMARK =
  /\s*IANA assigned this well-formed service name as a replacement for[\s\S]*$/;
const HISTORIC = /this entry is now historic|is an alias to/i;
const WIDESPREAD = /unassigned but widespread use/i;

/**
 * @returns null for a service name without a port
 * @throws RowMalformed
 */
export function registryRow(
  cells: readonly string[],
  columns: IanaColumns,
  line: number,
): RegistryRow | null {
  const cell = (column: IanaColumn): string => (cells[columns[column]] ?? '').trim();
  const name = cell('service name');
  const ports = cell('port number');
  const protocol = protocolOf(cell('transport protocol').toLowerCase(), line);
  if (name !== '' && !isStorableName(name))
    throw new RowMalformed(line, 'name', oneLine(name).slice(0, 20));
  if (ports === '') {
    if (name === '') throw new RowMalformed(line, 'nothing');
    return null;
  }
  const [first, last] = rangeOf(ports, line);
  const description = oneLine(cell('description').replace(REPLACEMENT_REMARK, ''));
  return { first, last, protocol, name, description, use: useOf(cell('assignment notes')) };
}

/** The newer date of a row, as far as it is not behind today; empty if there is none. */
export function dateOf(cells: readonly string[], columns: IanaColumns, today: string): string {
  const dates = [columns['registration date'], columns['modification date']].map(
    (column) => cells[column]?.trim() ?? '',
  );
  return (
    dates
      .filter((date) => DAY.test(date) && date <= today)
      .sort()
      .at(-1) ?? ''
  );
}

function rangeOf(text: string, line: number): readonly [first: number, last: number] {
  const [, from, to = from] = PORTS.exec(text) ?? [];
  const first = Number(from);
  const last = Number(to);
  if (from === undefined || last > LAST_PORT || first > last) {
    throw new RowMalformed(line, 'port', oneLine(text).slice(0, 20));
  }
  return [first, last];
}

function protocolOf(text: string, line: number): RegistryProtocol | null {
  if (text === '') return null;
  const protocol = REGISTRY_PROTOCOLS.find((known) => known === text);
  if (protocol === undefined) throw new RowMalformed(line, 'protocol', oneLine(text).slice(0, 20));
  return protocol;
}

function useOf(notes: string): RegistryRow['use'] {
  const words = oneLine(notes);
  if (HISTORIC.test(words)) return 'historic';
  return WIDESPREAD.test(words) ? 'widespread' : 'current';
}

function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
