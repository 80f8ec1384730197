import { ipv4Number, parseAddress, parseIpv6 } from '../address/ip.ts';
import { scopeOf } from '../address/scope.ts';
import type { Family, Protocol } from '../model/socket.ts';
import { type NumberSet, one, span, unionOf, without } from './number-set.ts';

const LAST: Record<Family, bigint> = { 4: (1n << 32n) - 1n, 6: (1n << 128n) - 1n };

export function allAddresses(family: Family): NumberSet {
  return span(0n, LAST[family]);
}

/** The number of an address in canonical text. */
export function addressNumber(address: string): bigint | null {
  const parsed = parseAddress(address);
  if (!parsed || parsed.zone !== null) return null;
  if (parsed.family === 4) return BigInt(ipv4Number(parsed.address));
  const groups = parseIpv6(parsed.address);
  if (!groups) return null;
  return groups.reduce((number, group) => (number << 16n) | BigInt(group), 0n);
}

/** The addresses of a block in CIDR notation. @returns null where there is no such block */
export function block(address: string, bits: number): { family: Family; values: NumberSet } | null {
  const parsed = parseAddress(address);
  const number = addressNumber(address);
  if (!parsed || number === null) return null;
  const width = parsed.family === 4 ? 32 : 128;
  if (!Number.isInteger(bits) || bits < 0 || bits > width) return null;
  const host = (1n << BigInt(width - bits)) - 1n;
  const first = number & ~host;
  return { family: parsed.family, values: span(first, first | host) };
}

/** RFC 1122 section 3.2.1.3, RFC 5771, RFC 4291 section 2.7. */
const MULTICAST: Record<Family, NumberSet> = {
  4: span(0xe0000000n, 0xefffffffn),
  6: span(0xffn << 120n, LAST[6]),
};
const BROADCAST: NumberSet = one(LAST[4]);
const LOOPBACK: Record<Family, NumberSet> = { 4: span(0x7f000000n, 0x7fffffffn), 6: one(1n) };

/** Kinds of addresses as netfilter's `addrtype` and `fib` name them; the network's own broadcast is not told. */
export function addressesOfType(type: string, family: Family): NumberSet | null {
  const groups = family === 4 ? unionOf([...MULTICAST[4], ...BROADCAST]) : MULTICAST[6];
  switch (type.toLowerCase()) {
    case 'multicast':
      return MULTICAST[family];
    case 'broadcast':
      return family === 4 ? BROADCAST : [];
    // What comes to a door of this machine and is for no group is for one of its own addresses.
    case 'local':
      return without(allAddresses(family), groups);
    default:
      return null;
  }
}

/** Whom a packet can be from that did not come from this machine itself. */
export function anySender(family: Family): NumberSet {
  const groups = family === 4 ? unionOf([...MULTICAST[4], ...BROADCAST]) : MULTICAST[6];
  return without(without(allAddresses(family), groups), LOOPBACK[family]);
}

/** Where a packet can be sent to that a door takes: its address; for a wildcard one every one but loopback. */
export function destinationsOf(address: string, family: Family, protocol: Protocol): NumberSet {
  const number = addressNumber(address);
  if (scopeOf(address) !== 'unspecified' && number !== null) return one(number);
  const outside = without(allAddresses(family), LOOPBACK[family]);
  if (protocol === 'udp') return outside;
  return without(without(outside, MULTICAST[family]), family === 4 ? BROADCAST : []);
}
