import { ipv4Number } from '../address/ip.ts';
import type { SocketRow } from '../model/socket.ts';
import type { Entry } from './entry.ts';
import type { Sort, SortColumn, SortKey } from './sort-keys.ts';

/** Of two kinds in one column, the numbers come first. */
type Key = number | string | null;
type Compare = (a: Entry, b: Entry) => number;

interface Part {
  readonly key: (row: SocketRow) => Key;
  readonly sign: number;
}

const EXPOSURE_ORDER = { any: 0, interface: 1, 'link-local': 2, loopback: 3 } as const;
const ROLE_ORDER = { listener: 0, bound: 1, inbound: 2, outbound: 3 } as const;

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
  role: (row) => ROLE_ORDER[row.role],
  family: (row) => row.family,
  interface: (row) => row.interface,
  unit: (row) => row.unit,
  container: (row) => row.container && (row.container.name ?? row.container.id),
  netns: (row) => row.netns,
  seen: (row) => row.firstSeenAt,
};

/** The entries in the order of {@link comparison}, with each key made once and not at each comparison. */
export function sorted(entries: readonly Entry[], sort: Sort): Entry[] {
  const parts = sort.map(partOf);
  return entries
    .map((entry) => ({ entry, keys: parts.map(({ key }) => key(entry.row)) }))
    .sort((a, b) => {
      for (let place = 0; place < parts.length; place += 1) {
        const { sign } = parts[place] as Part;
        const order = compareChosen(a.keys[place] as Key, b.keys[place] as Key, sign);
        if (order !== 0) return order;
      }
      return compareRest(a.entry.row, b.entry.row);
    })
    .map(({ entry }) => entry);
}

/**
 * A total order: rows that are equal in the chosen columns go by port, protocol, addresses and id.
 * Rows without a value come last whichever way the column is sorted.
 */
export function comparison(sort: Sort): Compare {
  const parts = sort.map(partOf);
  return (a, b) => {
    for (const { key, sign } of parts) {
      const order = compareChosen(key(a.row), key(b.row), sign);
      if (order !== 0) return order;
    }
    return compareRest(a.row, b.row);
  };
}

/** Sorted by this column alone; by the other direction if it was the first already. */
export function sortedBy([first]: Sort, column: SortColumn): Sort {
  return [{ column, descending: first?.column === column && !first.descending }];
}

/** With the column as a further key; a key already: in the other direction, and after that no key any more. */
export function alsoSortedBy(sort: Sort, column: SortColumn): Sort {
  const old = sort.find((key) => key.column === column);
  if (!old) return [...sort, { column, descending: false }];
  if (old.descending && sort.length > 1) return sort.filter((key) => key !== old);
  return sort.map((key) => (key === old ? { column, descending: !old.descending } : key));
}

function partOf({ column, descending }: SortKey): Part {
  return { key: KEYS[column], sign: descending ? -1 : 1 };
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

/** By UTF-16 units: the same everywhere, and quick. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** IPv4 by number, before IPv6 by text. */
function addressKey(address: string): Key {
  return address.includes(':') ? address : ipv4Number(address);
}
