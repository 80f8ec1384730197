import {
  formatIpv4,
  formatIpv6,
  ipv4Number,
  parseAddress,
  parseIpv4,
  parseIpv6,
} from '../../address/ip.ts';
import { isIpv4Text, mappedIpv4 } from '../../address/scope.ts';
import type { Family } from '../../model/socket.ts';
import type { AddressMatch } from '../ast.ts';
import type { KeySpec } from './spec.ts';

/** How many bits one part of an address has, as it is written, and the whole. */
const SIZES = { 4: { part: 8, whole: 32 }, 6: { part: 16, whole: 128 } } as const;
const MAPPED_BITS = SIZES[6].whole - SIZES[4].whole;
const MOST_REMEMBERED = 10_000;
const BITS = /^\d{1,3}$/;
const BEGINNING = /^[0-9a-f:.]+$/;

export const EXAMPLES = ['127.0.0.1', '10.0.0.0/8', '192.168.', 'fe80::/10'];

/** An address, a network in CIDR form (RFC 4632, RFC 4291 section 2.3), or the beginning of an address. */
export function readAddress(text: string): AddressMatch | null {
  const slash = text.indexOf('/');
  const parsed = parseAddress(slash < 0 ? text : text.slice(0, slash));
  if (!parsed) return readPrefix(text);
  if (parsed.zone !== null) return null;
  const { whole } = SIZES[parsed.family];
  const written = slash < 0 ? `${whole}` : text.slice(slash + 1);
  const bits = BITS.test(written) ? Number(written) : Number.POSITIVE_INFINITY;
  return bits <= whole ? network(parsed.address, parsed.family, bits) : null;
}

function readPrefix(text: string): AddressMatch | null {
  const lower = text.toLowerCase();
  return BEGINNING.test(lower) ? { kind: 'prefix', text: lower } : null;
}

/** An IPv4 address inside an IPv6 one goes by itself, as everywhere in Portico. */
function network(address: string, family: Family, bits: number): AddressMatch {
  const inside = mappedIpv4(address);
  if (inside !== null && bits >= MAPPED_BITS) return network(inside, 4, bits - MAPPED_BITS);
  const first = masked(partsOf(address, family), family, bits);
  const text = family === 4 ? formatIpv4(first) : formatIpv6(first);
  return { kind: 'network', family, address: text, bits };
}

export function writeAddress(match: AddressMatch): string {
  if (match.kind === 'prefix') return match.text;
  const isWhole = match.bits === SIZES[match.family].whole;
  return isWhole ? match.address : `${match.address}/${match.bits}`;
}

/** Whether a canonical address is one of these. */
export function addressTest(match: AddressMatch): (address: string) => boolean {
  if (match.kind === 'prefix') {
    const { text } = match;
    return (address) =>
      address.startsWith(text) || (mappedIpv4(address)?.startsWith(text) ?? false);
  }
  if (match.bits === SIZES[match.family].whole) {
    return (address) => (mappedIpv4(address) ?? address) === match.address;
  }
  return match.family === 4 ? ipv4Test(match) : ipv6Test(match);
}

type Network = Extract<AddressMatch, { kind: 'network' }>;

/** Very many are looked at for each key that is pressed: no lists are made of them. */
function ipv4Test({ address, bits }: Network): (address: string) => boolean {
  const size = 2 ** (SIZES[4].whole - bits);
  const first = ipv4Number(address);
  return (candidate) => {
    const text = mappedIpv4(candidate) ?? candidate;
    if (!isIpv4Text(text)) return false;
    const number = ipv4Number(text);
    return number >= first && number < first + size;
  };
}

/** The addresses of many sockets are the same few. */
function ipv6Test({ address, bits }: Network): (address: string) => boolean {
  const first = partsOf(address, 6);
  const known = new Map<string, boolean>();
  return (candidate) => {
    if (isIpv4Text(candidate)) return false;
    const seen = known.get(candidate);
    if (seen !== undefined) return seen;
    if (known.size === MOST_REMEMBERED) known.clear();
    const parts = masked(partsOf(candidate, 6), 6, bits);
    const isInside = parts.length > 0 && parts.every((part, index) => part === first[index]);
    known.set(candidate, isInside);
    return isInside;
  };
}

/** None where the text is no whole address, as where a source cut it. */
function partsOf(address: string, family: Family): readonly number[] {
  return (family === 4 ? parseIpv4(address) : parseIpv6(address)) ?? [];
}

function masked(parts: readonly number[], family: Family, bits: number): number[] {
  const size = SIZES[family].part;
  return parts.map((part, index) => {
    const kept = Math.min(size, Math.max(0, bits - index * size));
    const unit = 2 ** (size - kept);
    return part - (part % unit);
  });
}

export const addrSpec: KeySpec<AddressMatch> = {
  read: ({ text }) => readAddress(text),
  write: writeAddress,
  test: (value) => {
    const test = addressTest(value);
    return ({ local }) => test(local.address);
  },
  allowed: EXAMPLES,
  offered: ['127.0.0.1', '0.0.0.0', '::1', '::'],
};
