import type { Endpoint, Family, Protocol } from '../../../../../shared/model/socket.ts';
import type { Traffic } from '../../../../../shared/model/traffic.ts';
import {
  AF_INET,
  AF_INET6,
  INET_DIAG_INFO,
  INET_DIAG_PROTOCOL,
  IPPROTO_TCP,
  IPPROTO_UDP,
  NETLINK_HEADER_BYTES,
  SOCK_DIAG_BY_FAMILY,
} from '../constants.ts';
import { attribute, cookieText, ROW } from '../decode-row.ts';
import { addressIn, portIn } from '../endpoint-words.ts';
import { readTraffic } from '../read-traffic.ts';

/** A socket that is no more. */
export interface DestroyedSocket {
  readonly protocol: Protocol;
  readonly family: Family;
  readonly local: Endpoint;
  /** Null for doors, and where the kernel has forgotten the port: see `kind`. */
  readonly remote: Endpoint | null;
  /** Index of the interface it was bound to; 0: none. */
  readonly interfaceIndex: number;
  /**
   * - `door`: a TCP socket that listened or was only bound, or a bound UDP socket
   * - `connection`: one with a remote side, connected or on the way to it
   * - `reset`: a TCP connection that its own program cut. The kernel forgets its remote port and counters
   *   first, and its local address where the program had not chosen one (then it is the wildcard).
   */
  readonly kind: 'door' | 'connection' | 'reset';
  /** The kernel's identity of the socket in hex, without leading zeros: the same as in its rows. */
  readonly cookie: string;
  readonly cookieLow: number;
  readonly cookieHigh: number;
  /** Null for UDP and doors, and where the kernel has forgotten it. */
  readonly traffic: Traffic | null;
}

export interface Destroyed {
  readonly sockets: readonly DestroyedSocket[];
  /** Messages that are cut or make no sense. */
  readonly unreadable: number;
}

const QUEUE_TO_READ = 18;
/** Length in the low half of a word, then the type: struct rtattr. */
const ATTRIBUTE_HEADER_BYTES = 4;

/**
 * Reads the messages of the destroy groups, one after the other, each padded to four bytes.
 *
 * What Linux 6.18 sends (net/core/sock_diag.c, net/ipv4/inet_diag.c `inet_diag_handler_get_info`): struct
 * nlmsghdr of type SOCK_DIAG_BY_FAMILY with no flags, sequence 0 and port id 0; struct inet_diag_msg; then
 * the attributes INET_DIAG_PROTOCOL (one byte) always and INET_DIAG_INFO (struct tcp_info, 280 bytes there)
 * for TCP. 380 bytes for TCP, 96 for UDP. User and inode are not filled in: 0 for everybody. The state is 7
 * for TCP whatever it was before; for UDP 1 with a remote side and 7 without. The queue to read is that of
 * the end for TCP; the queue to write of UDP is nonsense. A connection in TIME_WAIT was destroyed when it
 * came there, and what then stands in the table is another socket with a cookie of its own. Sockets that
 * never had a port tell of themselves too; they never were in a table and are left out here.
 */
export function decodeDestroyed(words: Uint32Array): Destroyed {
  const sockets: DestroyedSocket[] = [];
  let unreadable = 0;
  for (let place = 0; place < words.length; ) {
    const length = words[place] ?? 0;
    const next = place + Math.ceil(length / 4);
    // Nothing says where another message would begin.
    if (length < NETLINK_HEADER_BYTES || next > words.length) {
      return { sockets, unreadable: unreadable + 1 };
    }
    if (((words[place + 1] ?? 0) & 0xffff) === SOCK_DIAG_BY_FAMILY) {
      const socket = decodeOne(words.subarray(place, next), length);
      if (socket === 'unreadable') unreadable += 1;
      else if (socket) sockets.push(socket);
    }
    place = next;
  }
  return { sockets, unreadable };
}

/** @returns null for a socket that never had a port */
function decodeOne(words: Uint32Array, length: number): DestroyedSocket | null | 'unreadable' {
  const word = (at: number): number => words[at] ?? 0;
  const family = word(ROW.familyAndState) & 0xff;
  const protocol = protocolOf(words);
  const isCut = length < ROW.attributes * 4;
  if (isCut || protocol === null || (family !== AF_INET && family !== AF_INET6)) {
    return 'unreadable';
  }
  const isIpv4 = family === AF_INET;
  const localPort = portIn(word(ROW.ports));
  if (localPort === 0) return null;
  const remotePort = portIn(word(ROW.ports) >>> 16);
  const kind = remotePort !== 0 ? 'connection' : isZero(words, ROW.destination) ? 'door' : 'reset';
  const cookieLow = word(ROW.cookieLow);
  const cookieHigh = word(ROW.cookieHigh);
  return {
    protocol,
    family: isIpv4 ? 4 : 6,
    local: { address: addressIn(words, ROW.source, isIpv4), port: localPort },
    remote:
      kind === 'connection'
        ? { address: addressIn(words, ROW.destination, isIpv4), port: remotePort }
        : null,
    interfaceIndex: word(ROW.interface),
    kind,
    cookie: cookieText(cookieLow, cookieHigh),
    cookieLow,
    cookieHigh,
    traffic: protocol === 'tcp' && kind === 'connection' ? trafficOf(words, length) : null,
  };
}

function protocolOf(words: Uint32Array): Protocol | null {
  const at = attribute(words, 0, INET_DIAG_PROTOCOL);
  const number = at < 0 ? -1 : (words[at] ?? 0) & 0xff;
  return number === IPPROTO_TCP ? 'tcp' : number === IPPROTO_UDP ? 'udp' : null;
}

/** What the attribute claims to have beyond the message is not there. */
function trafficOf(words: Uint32Array, length: number): Traffic | null {
  const at = attribute(words, 0, INET_DIAG_INFO);
  if (at < 0) return null;
  const claimed = ((words[at - 1] ?? 0) & 0xffff) - ATTRIBUTE_HEADER_BYTES;
  const byteLength = Math.min(claimed, length - at * 4);
  return readTraffic(words, at, byteLength, words[QUEUE_TO_READ] ?? 0);
}

function isZero(words: Uint32Array, place: number): boolean {
  for (let index = 0; index < 4; index += 1) if (words[place + index] !== 0) return false;
  return true;
}
