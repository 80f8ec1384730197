import { parseAddress } from '../../../../shared/address/ip.ts';
import { HIGHEST_PORT } from '../../../../shared/model/range.ts';
import type { Endpoint, Family, Protocol } from '../../../../shared/model/socket.ts';
import type { State } from '../../../../shared/model/state.ts';
import type { Problem } from '../../../../shared/model/status.ts';
import type { OwnerHint, RawSocket } from '../source.ts';
import { stateOf } from './states.ts';

/** What `systeminformation.networkConnections()` answers, as far as it can be relied on. */
export interface LibraryConnection {
  readonly protocol: string;
  readonly localAddress: string;
  readonly localPort: string;
  readonly peerAddress: string;
  readonly peerPort: string;
  readonly state: string;
  readonly pid: number | null;
  readonly process: string;
}

export interface MappedConnections {
  readonly sockets: readonly RawSocket[];
  readonly problems: readonly Problem[];
}

interface ProtocolFacts {
  readonly protocol: Protocol;
  /** Null where the name does not tell: then the address does. */
  readonly family: Family | null;
  /**
   * macOS names a socket of both families `tcp46`, and thereby says of the others that they are not.
   * On Linux `tcp6` says nothing of it.
   */
  readonly v6onlyOnMac: boolean | null;
}

const PROTOCOLS: Readonly<Record<string, ProtocolFacts>> = {
  tcp: { protocol: 'tcp', family: null, v6onlyOnMac: null },
  udp: { protocol: 'udp', family: null, v6onlyOnMac: null },
  tcp4: { protocol: 'tcp', family: 4, v6onlyOnMac: null },
  udp4: { protocol: 'udp', family: 4, v6onlyOnMac: null },
  tcp6: { protocol: 'tcp', family: 6, v6onlyOnMac: true },
  udp6: { protocol: 'udp', family: 6, v6onlyOnMac: true },
  tcp46: { protocol: 'tcp', family: 6, v6onlyOnMac: false },
  udp46: { protocol: 'udp', family: 6, v6onlyOnMac: false },
};

/** Linux netstat leaves 22 characters for address and port together and cuts what is longer. */
const LINUX_NETSTAT_WIDTH = 22;

/** A side of a row that could be read, if only in part. */
interface Side {
  readonly endpoint: Endpoint;
  readonly family: Family;
  readonly zone: string | null;
  readonly cut: boolean;
}

/**
 * Turns the library's rows into sockets. Lines that are no rows (a table's heading, which the library
 * takes for one on Windows) are passed over; what could not be told is counted in the problems.
 * @param platform Node's name of the system the rows come from
 */
export function mapConnections(
  connections: readonly LibraryConnection[],
  platform: string,
): MappedConnections {
  const sockets: RawSocket[] = [];
  const ordinals = new Map<string, number>();
  const counts = { cut: 0, unreadable: 0, unknownStates: 0 };
  for (const connection of connections) {
    const facts = PROTOCOLS[connection.protocol];
    if (!facts || isWithoutPort(connection.localPort)) continue;
    const mapped = mapOne(connection, facts, platform);
    if (!mapped) {
      counts.unreadable += 1;
      continue;
    }
    if (mapped.cut) counts.cut += 1;
    if (mapped.socket.state === 'UNKNOWN') counts.unknownStates += 1;
    sockets.push(withOrdinal(mapped.socket, ordinals));
  }
  return { sockets, problems: problemsOf(counts) };
}

function mapOne(
  connection: LibraryConnection,
  facts: ProtocolFacts,
  platform: string,
): { socket: RawSocket; cut: boolean } | null {
  const { localAddress, localPort, peerAddress, peerPort } = connection;
  const local = parseSide(localAddress, localPort, facts.family, platform);
  if (!local) return null;
  const remote = isWithoutPort(peerPort)
    ? null
    : parseSide(peerAddress, peerPort, local.family, platform);
  if (remote === null && !isWithoutPort(peerPort)) return null;
  const state = stateOf(connection.state, facts.protocol, remote !== null);
  const withoutRemote = state === 'LISTEN' || state === 'BOUND';
  const isMac = platform === 'darwin';
  return {
    socket: {
      key: [
        connection.protocol,
        `${localAddress}:${localPort}`,
        `${peerAddress}:${peerPort}`,
        connection.pid ?? '',
      ].join('/'),
      protocol: facts.protocol,
      family: local.family,
      local: local.endpoint,
      remote: withoutRemote ? null : (remote?.endpoint ?? null),
      interface: local.zone,
      v6only: isMac && local.family === 6 && withoutRemote ? facts.v6onlyOnMac : null,
      netns: null,
      state,
      uid: null,
      owner: isMac && state === 'UNKNOWN' ? { kind: 'unknown' } : ownerHint(connection, state),
      cgroupId: null,
      traffic: null,
    },
    cut: local.cut || (remote?.cut ?? false),
  };
}

/** `*` and `0` stand where there is no port: nobody there, or not bound yet. */
function isWithoutPort(port: string): boolean {
  return port === '*' || port === '0' || port === '';
}

function parseSide(
  address: string,
  portText: string,
  family: Family | null,
  platform: string,
): Side | null {
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= HIGHEST_PORT)) return null;
  if (address === '*') {
    const side = family === 4 ? '0.0.0.0' : '::';
    return { endpoint: { address: side, port }, family: family ?? 6, zone: null, cut: false };
  }
  const isIpv6 = address.includes(':');
  const fillsColumn = address.length + portText.length === LINUX_NETSTAT_WIDTH;
  if (platform === 'linux' && isIpv6 && fillsColumn && !address.startsWith('[')) {
    return { endpoint: { address: `${address}…`, port }, family: 6, zone: null, cut: true };
  }
  const parsed = parseAddress(address);
  if (!parsed) return null;
  const { zone } = parsed;
  // net-tools prints the IPv4 address that is mapped into an IPv6 socket's.
  if (family === 6 && parsed.family === 4) {
    return { endpoint: { address: `::ffff:${parsed.address}`, port }, family: 6, zone, cut: false };
  }
  return { endpoint: { address: parsed.address, port }, family: parsed.family, zone, cut: false };
}

function ownerHint(connection: LibraryConnection, state: State): OwnerHint {
  const { pid } = connection;
  if (typeof pid === 'number' && pid > 0) {
    // On macOS the library gives the program's whole path.
    return { kind: 'pid', pid, name: basename(connection.process) || null };
  }
  return { kind: state === 'TIME_WAIT' || state === 'SYN_RECEIVED' ? 'nobody' : 'unknown' };
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Equal rows (SO_REUSEPORT) are told apart by their place among their like. */
function withOrdinal(socket: RawSocket, ordinals: Map<string, number>): RawSocket {
  const ordinal = ordinals.get(socket.key) ?? 0;
  ordinals.set(socket.key, ordinal + 1);
  return { ...socket, key: `${socket.key}/${ordinal}` };
}

function problemsOf(counts: { cut: number; unreadable: number; unknownStates: number }): Problem[] {
  const problems: Problem[] = [];
  if (counts.cut > 0) problems.push({ code: 'addresses-cut', count: counts.cut });
  if (counts.unknownStates > 0) {
    problems.push({ code: 'states-unknown', count: counts.unknownStates });
  }
  if (counts.unreadable > 0) problems.push({ code: 'rows-unreadable', count: counts.unreadable });
  return problems;
}
