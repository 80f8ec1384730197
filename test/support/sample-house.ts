import type { SocketRow } from '../../shared/model/socket.ts';
import { makeOwner, makeRow } from './make-row.ts';

const SSH = { name: 'ssh', description: 'The Secure Shell (SSH) Protocol', side: 'local' } as const;
const DOMAIN = { name: 'domain', description: 'Domain Name Server', side: 'local' } as const;
const DATABASE = {
  name: 'postgresql',
  description: 'PostgreSQL Database',
  side: 'local',
} as const;
const HTTPS = { name: 'https', description: 'http protocol over TLS/SSL', side: 'remote' } as const;
const STARTED = new Date(2026, 4, 6, 8, 0, 0).getTime();

/** A row whose processes are all known, unless it says otherwise. */
function held(row: Partial<SocketRow>): SocketRow {
  return makeRow({ ownersStatus: 'complete', ...row });
}

/** Sockets of an invented machine, by the name a test calls them; some in each range, every exposure. */
export const HOUSE = {
  ssh: held({
    id: 'ssh',
    local: { address: '0.0.0.0', port: 22 },
    service: SSH,
    user: 'root',
    presentAtStart: true,
    owners: [
      makeOwner({
        pid: 811,
        name: 'sshd',
        path: '/usr/sbin/sshd',
        commandLine: 'sshd: listener on 22',
        user: 'root',
        startedAt: STARTED,
      }),
    ],
  }),
  names: held({
    id: 'names',
    protocol: 'udp',
    local: { address: '127.0.0.53', port: 53 },
    service: DOMAIN,
    user: 'resolver',
    ownersStatus: 'hidden',
  }),
  wideNames: held({
    id: 'wide-names',
    protocol: 'udp',
    local: { address: '::', port: 53 },
    v6only: true,
    service: DOMAIN,
    owners: [makeOwner({ pid: 640, name: 'named' })],
  }),
  visitor: held({
    id: 'visitor',
    local: { address: '192.0.2.10', port: 22 },
    remote: { address: '198.51.100.7', port: 50122 },
    role: 'inbound',
    service: SSH,
    user: 'root',
    owners: [makeOwner({ pid: 2201, name: 'sshd' })],
  }),
  database: held({
    id: 'database',
    local: { address: '::1', port: 5432 },
    service: DATABASE,
    user: 'postgres',
    owners: [
      makeOwner({ pid: 900, name: 'postgres' }),
      makeOwner({ pid: 901, name: 'postgres-worker' }),
    ],
  }),
  web: held({
    id: 'web',
    local: { address: '192.0.2.10', port: 8080 },
    user: 'alice',
    owners: [makeOwner({ pid: 5123, name: 'webserver' })],
  }),
  portico: held({
    id: 'portico',
    local: { address: '127.0.0.1', port: 6500 },
    user: 'alice',
    self: true,
    owners: [makeOwner({ pid: 777, name: 'node' })],
  }),
  browser: held({
    id: 'browser',
    local: { address: '192.0.2.10', port: 51514 },
    remote: { address: '203.0.113.9', port: 443 },
    inDynamicRange: true,
    service: HTTPS,
    user: 'alice',
    owners: [makeOwner({ pid: 3100, name: 'browser' })],
  }),
  neighbour: held({
    id: 'neighbour',
    protocol: 'udp',
    local: { address: 'fe80::1', port: 60001 },
    interface: 'eth0',
    inDynamicRange: true,
    owners: [makeOwner({ pid: 444, name: 'mdns' })],
  }),
} as const satisfies Record<string, SocketRow>;

export const HOUSE_ROWS: readonly SocketRow[] = Object.values(HOUSE);
