import type { Match } from '../../../shared/reach/ruleset.ts';

/** What a match of a rule comes to: tests of the packet; null where it is never met. */
export type Matches = readonly Match[] | null;

export const ALWAYS: readonly Match[] = [];
export const NEVER = null;

export function opaque(text: string): Matches {
  return [{ kind: 'opaque', text }];
}

/** @param isMet whether the packet that is asked about is so */
export function constant(isMet: boolean): Matches {
  return isMet ? ALWAYS : NEVER;
}

/** FIN 1, SYN 2, RST 4, PSH 8, ACK 16, URG 32, ECE 64, CWR 128 (RFC 9293 section 3.1, RFC 3168). */
const TCP_FLAGS: Readonly<Record<string, number>> = {
  fin: 1,
  syn: 2,
  rst: 4,
  psh: 8,
  ack: 16,
  urg: 32,
  ecn: 64,
  ece: 64,
  cwr: 128,
  all: 255,
  none: 0,
};
/** The flags of the packet that is asked about. */
export const FLAGS_OF_NEW = 2;

/** @returns null where one of the names is none */
export function tcpFlags(names: readonly string[]): number | null {
  let flags = 0;
  for (const name of names) {
    const flag = TCP_FLAGS[name.toLowerCase()];
    if (flag === undefined) return null;
    flags |= flag;
  }
  return flags;
}

/** States of connections, of which the packet that is asked about has the first. */
const STATES = new Set([
  'new',
  'established',
  'related',
  'invalid',
  'untracked',
  'snat',
  'dnat',
  'seen-reply',
  'assured',
  'confirmed',
  'dying',
  'expected',
]);

/** Whether a new connection is in one of these states; null where one of the names is none. */
export function isNewAmong(names: readonly string[]): boolean | null {
  const states = names.map((name) => name.toLowerCase());
  if (states.some((state) => !STATES.has(state))) return null;
  return states.includes('new');
}

/** IANA's protocol numbers, by the names that netfilter's tools print. */
const PROTOCOLS: Readonly<Record<string, bigint>> = {
  icmp: 1n,
  igmp: 2n,
  tcp: 6n,
  udp: 17n,
  dccp: 33n,
  ipv6: 41n,
  gre: 47n,
  esp: 50n,
  ah: 51n,
  'ipv6-icmp': 58n,
  icmpv6: 58n,
  ospf: 89n,
  pim: 103n,
  vrrp: 112n,
  sctp: 132n,
  udplite: 136n,
};

/** @returns null where the name is not known */
export function protocolNumber(name: string): bigint | null {
  if (/^\d{1,3}$/.test(name)) return BigInt(name);
  const key = name.toLowerCase();
  return Object.hasOwn(PROTOCOLS, key) ? (PROTOCOLS[key] ?? null) : null;
}
