import type { SocketRow } from '../../shared/model/socket.ts';
import { TAKEN_AT } from './fake-status.ts';
import { makeOwner, makeRow } from './make-row.ts';
import { HOUSE_ROWS } from './sample-house.ts';

const MINUTE_MS = 60_000;
const LAN = '192.0.2.10';
const STARTED = TAKEN_AT - 300 * MINUTE_MS;

/** Doors of an invented workplace: protocol, address, port, program, user. */
const DOORS: readonly (readonly ['tcp' | 'udp', string, number, string, string])[] = [
  ['tcp', '0.0.0.0', 80, 'webserver', 'root'],
  ['tcp', '0.0.0.0', 443, 'webserver', 'root'],
  ['tcp', '127.0.0.1', 631, 'printd', 'root'],
  ['udp', '0.0.0.0', 68, 'dhcpd', 'root'],
  ['udp', '127.0.0.1', 323, 'clockd', 'root'],
  ['tcp', '::', 1883, 'broker', 'broker'],
  ['tcp', '127.0.0.1', 3000, 'node', 'alice'],
  ['tcp', '127.0.0.1', 3001, 'node', 'alice'],
  ['tcp', '127.0.0.1', 3306, 'mysqld', 'mysql'],
  ['tcp', '0.0.0.0', 5173, 'node', 'alice'],
  ['udp', '0.0.0.0', 5353, 'mdns', 'mdns'],
  ['tcp', '127.0.0.1', 6379, 'redis-server', 'redis'],
  ['tcp', '127.0.0.1', 9222, 'browser', 'alice'],
  ['tcp', LAN, 22000, 'syncer', 'alice'],
  ['udp', 'fe80::1', 21027, 'syncer', 'alice'],
  ['tcp', '127.0.0.1', 35431, 'editor', 'alice'],
  ['udp', LAN, 41641, 'tunnel', 'root'],
  ['tcp', '127.0.0.1', 58763, 'editor', 'alice'],
];

/** Connections to elsewhere: local port, remote address, remote port, program. */
const CALLS: readonly (readonly [number, string, number, string])[] = [
  [34112, '203.0.113.9', 443, 'browser'],
  [36700, '203.0.113.9', 443, 'browser'],
  [40022, '203.0.113.24', 443, 'browser'],
  [43188, '198.51.100.7', 22, 'ssh'],
  [47004, '198.51.100.80', 993, 'mail'],
  [49300, '203.0.113.77', 443, 'editor'],
  [52110, '203.0.113.77', 443, 'editor'],
  [55080, '203.0.113.110', 443, 'mail'],
  [60440, '203.0.113.9', 443, 'browser'],
];

const NAMES: Readonly<Record<number, readonly [name: string, description: string]>> = {
  22: ['ssh', 'The Secure Shell (SSH) Protocol'],
  68: ['bootpc', 'Bootstrap Protocol Client'],
  80: ['http', 'World Wide Web HTTP'],
  323: ['rpki-rtr', 'Resource PKI to Router Protocol'],
  443: ['https', 'http protocol over TLS/SSL'],
  631: ['ipps', 'Internet Printing Protocol over HTTPS'],
  993: ['imaps', 'IMAP over TLS protocol'],
  1883: ['mqtt', 'Message Queuing Telemetry Transport Protocol'],
  3306: ['mysql', 'MySQL'],
  5353: ['mdns', 'Multicast DNS'],
  6379: ['redis', 'An advanced key-value cache and store'],
};

/** A program has one process, whatever it holds. */
const PROGRAMS = [...new Set([...DOORS, ...CALLS].map((line) => line[3] as string))];

function owner(name: string, user: string) {
  const pid = 2000 + PROGRAMS.indexOf(name);
  return makeOwner({
    pid,
    name,
    path: `/usr/bin/${name}`,
    commandLine: name,
    user,
    startedAt: STARTED,
  });
}

function service(port: number, side: 'local' | 'remote'): SocketRow['service'] {
  const found = NAMES[port];
  return found ? { name: found[0], description: found[1], side } : null;
}

function inDynamicRange(port: number): boolean {
  return port >= 32_768 && port <= 60_999;
}

const MORE_DOORS = DOORS.map(([protocol, address, port, name, user]) =>
  makeRow({
    id: `door ${port}`,
    protocol,
    local: { address, port },
    interface: address.startsWith('fe80') ? 'eth0' : null,
    inDynamicRange: inDynamicRange(port),
    service: service(port, 'local'),
    user,
    owners: [owner(name, user)],
    ownersStatus: 'complete',
    presentAtStart: true,
  }),
);

const MORE_CALLS = CALLS.map(([localPort, address, port, name]) =>
  makeRow({
    id: `call ${localPort}`,
    local: { address: LAN, port: localPort },
    remote: { address, port },
    inDynamicRange: inDynamicRange(localPort),
    service: service(port, 'remote'),
    user: 'alice',
    owners: [owner(name, 'alice')],
    ownersStatus: 'complete',
  }),
);

/** The sample house and its neighbours; each row as old as its place in the list says. */
export const FULL_HOUSE: readonly SocketRow[] = [...HOUSE_ROWS, ...MORE_DOORS, ...MORE_CALLS].map(
  (row, index) => ({ ...row, firstSeenAt: TAKEN_AT - (index + 1) * 7 * MINUTE_MS }),
);
