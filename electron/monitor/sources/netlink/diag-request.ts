import {
  AF_INET,
  AF_INET6,
  AF_UNSPEC,
  ALL_STATES,
  INET_DIAG_INFO,
  IPPROTO_TCP,
  IPPROTO_UDP,
  NETLINK_HEADER_BYTES,
  NLM_F_ACK,
  NLM_F_DUMP,
  NLM_F_REQUEST,
  SOCK_DESTROY,
  SOCK_DIAG_BY_FAMILY,
  TCPDIAG_GETSOCK,
} from './constants.ts';

/** What a dump is of. */
export interface DumpKind {
  /** AF_UNSPEC, which only TCP can have: IPv4 and IPv6. */
  readonly family: number;
  readonly protocol: number;
}

/**
 * The dumps that together hold all sockets of TCP and UDP. TCP's table of connections has very many places,
 * and the kernel goes through all of them for each dump, so both families are taken in one.
 */
export const DUMP_KINDS: readonly DumpKind[] = [
  { family: AF_UNSPEC, protocol: IPPROTO_TCP },
  { family: AF_INET, protocol: IPPROTO_UDP },
  { family: AF_INET6, protocol: IPPROTO_UDP },
];

/** linux/inet_diag.h: struct inet_diag_req_v2, the last 48 bytes of which are a struct inet_diag_sockid. */
const REQUEST_BYTES = 56;
const SOCKET_ID_AT = NETLINK_HEADER_BYTES + 8;
/** The same: struct inet_diag_req, with states behind a socket id that begins at byte 4. */
const OLDER_REQUEST_BYTES = 60;
const OLDER_STATES_AT = NETLINK_HEADER_BYTES + 52;

/** Asks for all sockets of a family and protocol in some states. */
export function dumpRequest(kind: DumpKind, states: number, sequence: number): Uint8Array {
  const flags = NLM_F_REQUEST | NLM_F_DUMP;
  if (kind.family !== AF_UNSPEC) return request(kind, states, sequence, { flags, extensions: 0 });
  const { bytes, view } = message(OLDER_REQUEST_BYTES, TCPDIAG_GETSOCK, flags, sequence);
  bytes[16] = kind.family;
  view.setUint32(OLDER_STATES_AT, states, true);
  return bytes;
}

/**
 * Asks for one socket, with what the kernel counted of it.
 * @param socketId its struct inet_diag_sockid as a row had it: the cookie in it keeps from finding another
 */
export function socketRequest(kind: DumpKind, socketId: Uint32Array, sequence: number): Uint8Array {
  const extensions = 1 << (INET_DIAG_INFO - 1);
  const bytes = request(kind, ALL_STATES, sequence, { flags: NLM_F_REQUEST, extensions });
  bytes.set(new Uint8Array(socketId.slice().buffer), SOCKET_ID_AT);
  return bytes;
}

/**
 * Asks to close one socket; answered by an acknowledgement. Needs CAP_NET_ADMIN.
 * @param socketId its struct inet_diag_sockid as a row had it: the cookie in it keeps from closing another
 */
export function destroyRequest(
  kind: DumpKind,
  socketId: Uint32Array,
  sequence: number,
): Uint8Array {
  const flags = NLM_F_REQUEST | NLM_F_ACK;
  const bytes = request(kind, ALL_STATES, sequence, { flags, extensions: 0 });
  new DataView(bytes.buffer).setUint16(4, SOCK_DESTROY, true);
  bytes.set(new Uint8Array(socketId.slice().buffer), SOCKET_ID_AT);
  return bytes;
}

/** With a struct inet_diag_req_v2; `extensions` is a mask of `1 << (INET_DIAG_… - 1)`. */
function request(
  { family, protocol }: DumpKind,
  states: number,
  sequence: number,
  { flags, extensions }: { readonly flags: number; readonly extensions: number },
): Uint8Array {
  const { bytes, view } = message(REQUEST_BYTES, SOCK_DIAG_BY_FAMILY, flags, sequence);
  bytes[16] = family;
  bytes[17] = protocol;
  bytes[18] = extensions;
  view.setUint32(20, states, true);
  return bytes;
}

/** A struct nlmsghdr with room behind it. */
function message(
  room: number,
  type: number,
  flags: number,
  sequence: number,
): { readonly bytes: Uint8Array; readonly view: DataView } {
  const bytes = new Uint8Array(NETLINK_HEADER_BYTES + room);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint16(4, type, true);
  view.setUint16(6, flags, true);
  view.setUint32(8, sequence, true);
  return { bytes, view };
}
