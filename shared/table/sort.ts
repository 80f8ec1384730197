import type { SocketRow } from '../model/socket.ts';
import type { Entry } from './entry.ts';

export const SORT_COLUMNS = [
  'port',
  'protocol',
  'service',
  'state',
  'local',
  'remote',
  'process',
  'pid',
  'user',
  'exposure',
  'age',
] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

export interface Sort {
  readonly column: SortColumn;
  readonly descending: boolean;
}

export const DEFAULT_SORT: Sort = { column: 'port', descending: false };

/** Of two kinds in one column, the numbers come first. */
type Key = number | string | null;
type Compare = (a: Entry, b: Entry) => number;

const EXPOSURE_ORDER = { any: 0, interface: 1, 'link-local': 2, loopback: 3 } as const;

const KEYS: Readonly<Record<SortColumn, (row: SocketRow) => Key>> = {
  port: (row) => row.local.port,
  protocol: (row) => `${row.protocol}${row.family}`,
  service: (row) => row.service?.name.toLowerCase() ?? null,
  state: (row) => row.state,
  local: (row) => addressKey(row.local.address),
  remote: (row) => row.remote && addressKey(row.remote.address),
  process: (row) => row.owners[0]?.name.toLowerCase() ?? null,
  pid: (row) => row.owners[0]?.pid ?? null,
  user: (row) => row.user,
  exposure: (row) => row.exposure && EXPOSURE_ORDER[row.exposure],
  age: (row) => -row.firstSeenAt,
};

/** The entries in the order of {@link comparison}, with each key made once and not at each comparison. */
export function sorted(entries: readonly Entry[], sort: Sort): Entry[] {
  const key = KEYS[sort.column];
  const sign = sort.descending ? -1 : 1;
  return entries
    .map((entry) => ({ entry, key: key(entry.row) }))
    .sort((a, b) => compareChosen(a.key, b.key, sign) || compareRest(a.entry.row, b.entry.row))
    .map(({ entry }) => entry);
}

/**
 * A total order: rows that are equal in the chosen column go by port, protocol, addresses and id.
 * Rows without a value come last whichever way the column is sorted.
 */
export function comparison(sort: Sort): Compare {
  const key = KEYS[sort.column];
  const sign = sort.descending ? -1 : 1;
  return (a, b) => compareChosen(key(a.row), key(b.row), sign) || compareRest(a.row, b.row);
}

function compareChosen(a: Key, b: Key, sign: number): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -sign : sign;
  return a < b ? -sign : sign;
}

function compareRest(a: SocketRow, b: SocketRow): number {
  return (
    a.local.port - b.local.port ||
    compareText(a.protocol, b.protocol) ||
    a.family - b.family ||
    compareText(a.local.address, b.local.address) ||
    compareText(a.remote?.address ?? '', b.remote?.address ?? '') ||
    (a.remote?.port ?? -1) - (b.remote?.port ?? -1) ||
    compareText(a.id, b.id)
  );
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** IPv4 by number, before IPv6 by text. */
function addressKey(address: string): Key {
  if (address.includes(':')) return address;
  let number = 0;
  let octet = 0;
  for (let index = 0; index < address.length; index += 1) {
    const code = address.charCodeAt(index);
    if (code === DOT) {
      number = number * 256 + octet;
      octet = 0;
    } else {
      octet = octet * 10 + code - ZERO;
    }
  }
  return number * 256 + octet;
}

const DOT = 46;
const ZERO = 48;
