import { formatIpv4, formatIpv6 } from '../../../../shared/address/ip.ts';
import type { Endpoint, Family, Protocol } from '../../../../shared/model/socket.ts';
import { linuxState } from '../linux-states.ts';
import type { OwnerHint, RawSocket } from '../source.ts';

/** One of the kernel's four tables of Internet sockets. */
export interface ProcTable {
  readonly file: 'tcp' | 'tcp6' | 'udp' | 'udp6';
  readonly protocol: Protocol;
  readonly family: Family;
}

export const PROC_TABLES: readonly ProcTable[] = [
  { file: 'tcp', protocol: 'tcp', family: 4 },
  { file: 'tcp6', protocol: 'tcp', family: 6 },
  { file: 'udp', protocol: 'udp', family: 4 },
  { file: 'udp6', protocol: 'udp', family: 6 },
];

export interface ParsedTable {
  readonly sockets: readonly RawSocket[];
  /** Lines that are not of the format. */
  readonly unreadable: number;
}

/**
 * `  sl local:port remote:port st tx:rx tr:when retrnsmt uid timeout inode …`, numbers in hex but uid and
 * inode. Something always follows the inode: without it the line was cut, perhaps inside the number.
 */
const LINE =
  /^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) ([0-9A-F]{2}) [0-9A-F]+:[0-9A-F]+ [0-9A-F]+:[0-9A-F]+ [0-9A-F]+ +(\d+) +\d+ +(\d+) /;

/**
 * Parses the text of `/proc/net/{tcp,tcp6,udp,udp6}` (format: proc_pid_net(5); kernel
 * net/ipv4/tcp_ipv4.c `get_tcp4_sock` and its siblings). The kernel may list a row twice while the
 * table changes under the reader; the first one counts.
 * @param namespace of the network the table belongs to, part of the row keys
 */
export function parseProcTable(text: string, table: ProcTable, namespace: string): ParsedTable {
  const sockets = new Map<string, RawSocket>();
  let unreadable = 0;
  for (const line of text.split('\n').slice(1)) {
    if (line.trim() === '') continue;
    const socket = parseLine(line, table, namespace);
    if (socket === null) unreadable += 1;
    else if (socket.local.port !== 0 && !sockets.has(socket.key)) sockets.set(socket.key, socket);
  }
  return { sockets: [...sockets.values()], unreadable };
}

function parseLine(line: string, table: ProcTable, namespace: string): RawSocket | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, localHex, localPort, remoteHex, remotePort, stateHex, uid, inodeText] =
    match as unknown as string[];
  const width = table.family === 4 ? 8 : 32;
  if (localHex?.length !== width || remoteHex?.length !== width) return null;
  const local = endpoint(localHex, localPort as string);
  const peer = endpoint(remoteHex, remotePort as string);
  const state = linuxState(Number.parseInt(stateHex as string, 16), table.protocol);
  if (state === null) return null;
  const remote = state === 'LISTEN' || state === 'BOUND' ? null : peer;
  const inode = Number(inodeText);
  const ends = `${namespace}/${table.file}/${localHex}${localPort}/${remoteHex}${remotePort}`;
  // There is only one TCP connection between two ends, and its inode goes before the kernel forgets it.
  const isConnection = table.protocol === 'tcp' && peer.port !== 0;
  return {
    key: isConnection ? ends : `${ends}/${inode}`,
    protocol: table.protocol,
    family: table.family,
    local,
    remote: remote?.port === 0 ? null : remote,
    interface: null,
    v6only: null,
    netns: null,
    state,
    // The kernel prints 0 for connections in TIME_WAIT, whoever had them.
    uid: state === 'TIME_WAIT' ? null : Number(uid),
    owner: ownerHint(inode),
    cgroupId: null,
    traffic: null,
  };
}

/** Sockets in TIME_WAIT, half-open ones and those nobody holds any more have inode 0. */
function ownerHint(inode: number): OwnerHint {
  return inode === 0 ? { kind: 'nobody' } : { kind: 'inode', inode };
}

function endpoint(addressHex: string, portHex: string): Endpoint {
  const port = Number.parseInt(portHex, 16);
  const address = addressHex.length === 8 ? ipv4(addressHex) : ipv6(addressHex);
  return { address, port };
}

/** The kernel prints each 32-bit word in the byte order of the machine: little-endian here. */
function ipv4(hex: string): string {
  return formatIpv4(littleEndianWord(hex, 0));
}

function ipv6(hex: string): string {
  const groups: number[] = [];
  for (let word = 0; word < 4; word += 1) {
    const bytes = littleEndianWord(hex, word * 8);
    groups.push(bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]);
  }
  return formatIpv6(groups);
}

function littleEndianWord(hex: string, offset: number): [number, number, number, number] {
  const byte = (index: number): number =>
    Number.parseInt(hex.slice(offset + index * 2, offset + index * 2 + 2), 16);
  return [byte(3), byte(2), byte(1), byte(0)];
}
