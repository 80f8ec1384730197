import type { Family } from '../model/socket.ts';

/** An address as a source wrote it, made canonical. */
export interface ParsedAddress {
  readonly family: Family;
  readonly address: string;
  /** Text behind `%`: a device's name or number. */
  readonly zone: string | null;
}

/** `[fe80::1%eth0]`, and `[fe80::1]%eth0` as ss writes it. */
const BRACKETS = /^\[([^\]]*)\](%.*)?$/;
const GROUP = /^[0-9a-f]{1,4}$/i;
const OCTET = /^(0|[1-9][0-9]{0,2})$/;
const DOT = 46;
const ZERO = 48;

/**
 * Reads an IPv4 or IPv6 address, with or without brackets and zone.
 * @returns null where the text is no whole address (cut, a name, empty)
 */
export function parseAddress(text: string): ParsedAddress | null {
  const bare = text.replace(BRACKETS, '$1$2');
  const percent = bare.indexOf('%');
  const address = percent < 0 ? bare : bare.slice(0, percent);
  const zone = percent < 0 ? null : bare.slice(percent + 1);
  if (zone === '') return null;
  if (!address.includes(':')) {
    return parseIpv4(address) ? { family: 4, address, zone } : null;
  }
  const groups = parseIpv6(address);
  return groups ? { family: 6, address: formatIpv6(groups), zone } : null;
}

/** The four octets of a dotted IPv4 address; null where it is none. */
export function parseIpv4(text: string): [number, number, number, number] | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  const octets = parts.map((part) => (OCTET.test(part) ? Number(part) : 256));
  if (octets.some((octet) => octet > 255)) return null;
  return octets as [number, number, number, number];
}

/** The eight groups of an IPv6 address without brackets and zone; null where it is none. */
export function parseIpv6(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = parseGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? '', true) : [];
  if (!head || !tail) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1) return missing === 0 ? head : null;
  return missing >= 1 ? [...head, ...new Array<number>(missing).fill(0), ...tail] : null;
}

/** @param mayEndInIpv4 whether the last group may be dotted (RFC 4291 section 2.2, form 3) */
function parseGroups(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (GROUP.test(part)) {
      groups.push(Number.parseInt(part, 16));
      continue;
    }
    const octets = mayEndInIpv4 && index === parts.length - 1 ? parseIpv4(part) : null;
    if (!octets) return null;
    groups.push(octets[0] * 256 + octets[1], octets[2] * 256 + octets[3]);
  }
  return groups;
}

/** A canonical IPv4 address as a number of 32 bits. */
export function ipv4Number(address: string): number {
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

/** Canonical text of an IPv4 address given as four bytes. */
export function formatIpv4(bytes: ArrayLike<number>, offset = 0): string {
  return `${bytes[offset]}.${bytes[offset + 1]}.${bytes[offset + 2]}.${bytes[offset + 3]}`;
}

/**
 * Canonical text of an IPv6 address by RFC 5952: lower case, no leading zeros, the longest run of two
 * or more zero groups (the first of equals) as `::`, IPv4-mapped addresses dotted.
 * @param groups eight numbers of 16 bits
 */
export function formatIpv6(groups: readonly number[]): string {
  const [a, b, c, d, e, f, g, h] = groups as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (a === 0 && b === 0 && c === 0 && d === 0 && e === 0 && f === 0xffff) {
    return `::ffff:${g >> 8}.${g & 255}.${h >> 8}.${h & 255}`;
  }
  const run = longestZeroRun(groups);
  if (run.length < 2) return joinGroups(groups);
  return `${joinGroups(groups.slice(0, run.start))}::${joinGroups(groups.slice(run.start + run.length))}`;
}

function joinGroups(groups: readonly number[]): string {
  return groups.map((group) => group.toString(16)).join(':');
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let index = 0; index <= groups.length; index += 1) {
    if (groups[index] === 0) continue;
    if (index - start > best.length) best = { start, length: index - start };
    start = index + 1;
  }
  return best;
}
