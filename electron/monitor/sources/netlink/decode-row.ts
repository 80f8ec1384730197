import type { Endpoint } from '../../../../shared/model/socket.ts';
import { linuxState } from '../linux-states.ts';
import type { RawSocket } from '../source.ts';
import {
  AF_INET,
  AF_INET6,
  INET_DIAG_CGROUP_ID,
  INET_DIAG_SKV6ONLY,
  IPPROTO_TCP,
} from './constants.ts';
import { addressIn, portIn } from './endpoint-words.ts';

/** What a row does not say itself. */
export interface RowContext {
  /** Inode of the network namespace, part of the row keys. */
  readonly namespace: string;
  /** The same where it is not our own; missing where it is. */
  readonly netns?: string;
  /** Name of the interface with this index. */
  interfaceName(index: number): string;
}

/**
 * Places in a row, in words from its struct nlmsghdr: linux/inet_diag.h, struct inet_diag_msg, which
 * begins at word 4.
 */
export const ROW = {
  familyAndState: 4,
  ports: 5,
  source: 6,
  destination: 10,
  interface: 14,
  cookieLow: 15,
  cookieHigh: 16,
  uid: 20,
  inode: 21,
  attributes: 22,
} as const;

/**
 * One row as a socket. This makes strings, so it is done only for sockets that are new or changed.
 * @returns null where it holds a state or family that is none
 */
export function decodeRow(
  words: Uint32Array,
  place: number,
  protocolNumber: number,
  context: RowContext,
): RawSocket | null {
  const word = (offset: number): number => words[place + offset] ?? 0;
  const familyAndState = word(ROW.familyAndState);
  const addressFamily = familyAndState & 0xff;
  if (addressFamily !== AF_INET && addressFamily !== AF_INET6) return null;
  const isIpv4 = addressFamily === AF_INET;
  const protocol = protocolNumber === IPPROTO_TCP ? 'tcp' : 'udp';
  const state = linuxState((familyAndState >>> 8) & 0xff, protocol);
  if (state === null) return null;
  const isDoor = state === 'LISTEN' || state === 'BOUND';
  const ports = word(ROW.ports);
  const remotePort = portIn(ports >>> 16);
  const inode = word(ROW.inode);
  return {
    key: keyOf(words, place, context.namespace),
    protocol,
    family: isIpv4 ? 4 : 6,
    local: { address: addressIn(words, place + ROW.source, isIpv4), port: portIn(ports) },
    remote:
      isDoor || remotePort === 0
        ? null
        : remoteAt(words, place + ROW.destination, isIpv4, remotePort),
    interface: interfaceOf(word(ROW.interface), context),
    v6only: isIpv4 || !isDoor ? null : v6onlyOf(words, place),
    netns: context.netns ?? null,
    state,
    // Without an inode the kernel alone remembers the socket, and says 0 for its user.
    uid: inode === 0 ? null : word(ROW.uid),
    owner: inode === 0 ? { kind: 'nobody' } : { kind: 'inode', inode },
    cgroupId: cgroupIdOf(words, place),
    traffic: null,
  };
}

function v6onlyOf(words: Uint32Array, place: number): boolean | null {
  const at = attribute(words, place, INET_DIAG_SKV6ONLY, 1);
  return at < 0 ? null : ((words[at] ?? 0) & 0xff) !== 0;
}

function cgroupIdOf(words: Uint32Array, place: number): RawSocket['cgroupId'] {
  const at = attribute(words, place, INET_DIAG_CGROUP_ID, 8);
  return at < 0 ? null : u64(words[at] ?? 0, words[at + 1] ?? 0);
}

function interfaceOf(index: number, context: RowContext): string | null {
  return index === 0 ? null : context.interfaceName(index);
}

/** The cookie is the kernel's own identity of a socket: never used again while the system runs. */
export function keyOf(words: Uint32Array, place: number, namespace: string): string {
  const low = words[place + ROW.cookieLow] ?? 0;
  return `${namespace}/${cookieText(low, words[place + ROW.cookieHigh] ?? 0)}`;
}

/** A cookie in hex, without leading zeros. */
export function cookieText(low: number, high: number): string {
  return high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, '0');
}

/** The cookie in a row key, as the kernel's two words. */
export function cookieIn(key: string): readonly [low: number, high: number] {
  const cookie = BigInt(`0x${key.slice(key.lastIndexOf('/') + 1)}`);
  return [Number(cookie & 0xffffffffn), Number(cookie >> 32n)];
}

/**
 * Place of an attribute's value (struct rtattr: length and type of 16 bits, padded to four bytes).
 * @param least how many bytes the value has to have
 * @returns -1 where there is none, or none that lies whole within its row
 */
export function attribute(words: Uint32Array, place: number, wanted: number, least = 0): number {
  const end = place + (((words[place] ?? 0) + 3) >>> 2);
  for (let at = place + ROW.attributes; at < end; ) {
    const head = words[at] ?? 0;
    const length = head & 0xffff;
    if (length < 4) return -1;
    const next = at + ((length + 3) >>> 2);
    if (head >>> 16 === wanted) return next <= end && length - 4 >= least ? at + 1 : -1;
    at = next;
  }
  return -1;
}

function u64(low: number, high: number): bigint {
  return high === 0 ? BigInt(low) : (BigInt(high) << 32n) | BigInt(low);
}

function remoteAt(words: Uint32Array, place: number, isIpv4: boolean, port: number): Endpoint {
  return { address: addressIn(words, place, isIpv4), port };
}
