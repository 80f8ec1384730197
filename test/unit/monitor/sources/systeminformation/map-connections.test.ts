import { expect, test } from 'vitest';
import type { LibraryConnection } from '../../../../../electron/monitor/sources/systeminformation/map-connections.ts';
import { mapConnections } from '../../../../../electron/monitor/sources/systeminformation/map-connections.ts';

function connection(overrides: Partial<LibraryConnection> = {}): LibraryConnection {
  return {
    protocol: 'tcp',
    localAddress: '192.0.2.10',
    localPort: '50222',
    peerAddress: '198.51.100.7',
    peerPort: '443',
    state: 'ESTABLISHED',
    pid: 2411,
    process: 'browser',
    ...overrides,
  };
}

function listener(overrides: Partial<LibraryConnection> = {}): LibraryConnection {
  return connection({
    localAddress: '0.0.0.0',
    localPort: '22',
    peerAddress: '0.0.0.0',
    peerPort: '*',
    state: 'LISTEN',
    ...overrides,
  });
}

function mapOne(row: LibraryConnection, platform = 'linux') {
  const { sockets, problems } = mapConnections([row], platform);
  expect(problems).toEqual([]);
  expect(sockets).toHaveLength(1);
  return sockets[0];
}

test('every field of a connection reaches the socket', () => {
  expect(mapOne(connection())).toEqual({
    key: 'tcp/192.0.2.10:50222/198.51.100.7:443/2411/0',
    protocol: 'tcp',
    family: 4,
    local: { address: '192.0.2.10', port: 50222 },
    remote: { address: '198.51.100.7', port: 443 },
    interface: null,
    v6only: null,
    netns: null,
    state: 'ESTABLISHED',
    uid: null,
    owner: { kind: 'pid', pid: 2411, name: 'browser' },
    cgroupId: null,
    traffic: null,
  });
});

test.each(['*', '0', ''])('a remote port written "%s" is no remote side', (peerPort) => {
  expect(mapOne(listener({ peerPort }))).toMatchObject({ remote: null, state: 'LISTEN' });
});

test.each(['*', '0', ''])('a row whose local port is "%s" is no socket of ours', (localPort) => {
  expect(mapConnections([listener({ localPort })], 'linux')).toEqual({ sockets: [], problems: [] });
});

test.each([
  ['tcp', '*', 6, '::'],
  ['tcp4', '*', 4, '0.0.0.0'],
  ['tcp6', '*', 6, '::'],
  ['tcp46', '*', 6, '::'],
  ['udp4', '*', 4, '0.0.0.0'],
  ['tcp', '[::1]', 6, '::1'],
  ['tcp', '2001:DB8:0:0:0:0:0:1', 6, '2001:db8::1'],
  ['tcp', '[::ffff:192.0.2.9]', 6, '::ffff:192.0.2.9'],
] as const)('%s on %s is IPv%i at %s', (protocol, localAddress, family, address) => {
  const socket = mapOne(listener({ protocol, localAddress }), 'darwin');
  expect(socket).toMatchObject({ family, local: { address, port: 22 } });
});

test.each(['fe80::1%eth0', '[fe80::1%eth0]', '[fe80::1]%eth0'])(
  'the zone of %s becomes the interface and leaves the address',
  (localAddress) => {
    expect(mapOne(listener({ localAddress }))).toMatchObject({
      local: { address: 'fe80::1', port: 22 },
      interface: 'eth0',
    });
  },
);

test('a device behind an IPv4 address becomes the interface', () => {
  expect(mapOne(listener({ localAddress: '127.0.0.53%lo' }))).toMatchObject({
    family: 4,
    local: { address: '127.0.0.53', port: 22 },
    interface: 'lo',
  });
});

test('macOS says with the protocol whether a door refuses IPv4', () => {
  const v6only = (protocol: string) =>
    mapOne(listener({ protocol, localAddress: '*' }), 'darwin')?.v6only;
  expect([v6only('tcp46'), v6only('tcp6'), v6only('tcp4')]).toEqual([false, true, null]);
});

test('tcp6 of Linux does not say whether a door refuses IPv4', () => {
  expect(mapOne(listener({ protocol: 'tcp6', localAddress: '::' }))?.v6only).toBeNull();
});

test('an IPv4 address on an IPv6 socket of Linux is the mapped one it stands for', () => {
  const row = connection({ protocol: 'tcp6', localPort: '8080' });
  expect(mapOne(row)).toMatchObject({
    family: 6,
    local: { address: '::ffff:192.0.2.10', port: 8080 },
    remote: { address: '::ffff:198.51.100.7', port: 443 },
  });
});

test('an address that fills the column of netstat is shown as cut and counted', () => {
  const row = connection({
    protocol: 'tcp6',
    localAddress: '2001:db8:4c1f:9a00:',
    localPort: '443',
    peerAddress: '2001:db8::1',
    peerPort: '50000',
  });
  const { sockets, problems } = mapConnections([row], 'linux');
  expect(sockets[0]).toMatchObject({
    family: 6,
    local: { address: '2001:db8:4c1f:9a00:…', port: 443 },
    remote: { address: '2001:db8::1', port: 50000 },
  });
  expect(problems).toEqual([{ code: 'addresses-cut', count: 1 }]);
});

test('a row with both addresses cut is counted once', () => {
  const row = connection({
    localAddress: '2001:db8:4c1f:9a00:',
    localPort: '443',
    peerAddress: '2001:db8:beef:20:',
    peerPort: '51544',
  });
  expect(mapConnections([row], 'linux').problems).toEqual([{ code: 'addresses-cut', count: 1 }]);
});

test.each([
  ['darwin', '2001:db8:4c1f:9a00::1'],
  ['linux', '[2001:db8:4c1f:9a::1]'],
])('on %s the whole address %s is not taken for a cut one', (platform, localAddress) => {
  const text = localAddress.replace(/[[\]]/g, '');
  const row = connection({
    localAddress,
    localPort: '443'.slice(0, 22 - localAddress.length) || '443',
  });
  expect(mapOne(row, platform)?.local.address).toBe(text);
});

test('equal rows are told apart by their place among their like', () => {
  const { sockets } = mapConnections([listener(), listener({ pid: 7 }), listener()], 'linux');
  expect(sockets.map(({ key }) => key)).toEqual([
    'tcp/0.0.0.0:22/0.0.0.0:*/2411/0',
    'tcp/0.0.0.0:22/0.0.0.0:*/7/0',
    'tcp/0.0.0.0:22/0.0.0.0:*/2411/1',
  ]);
});

test('rows that cannot be read are left out and counted', () => {
  const rows = [
    connection({ localAddress: 'not-an-address' }),
    connection({ peerAddress: '1.2.3' }),
    connection({ localPort: '65536' }),
    connection({ peerPort: 'https' }),
    connection({ localPort: '-5' }),
    connection(),
  ];
  const { sockets, problems } = mapConnections(rows, 'linux');
  expect(sockets).toHaveLength(1);
  expect(problems).toEqual([{ code: 'rows-unreadable', count: 5 }]);
});

test.each(['proto', 'Proto', 'プロトコル', 'unix', ''])(
  'a line of "%s" is no row and no problem',
  (protocol) => {
    expect(mapConnections([connection({ protocol })], 'win32')).toEqual({
      sockets: [],
      problems: [],
    });
  },
);

test('connections in unknown words are kept and counted', () => {
  const rows = [connection({ state: '確立' }), connection({ state: '接続済み', pid: 9 })];
  const { sockets, problems } = mapConnections(rows, 'win32');
  expect(sockets.map(({ state }) => state)).toEqual(['UNKNOWN', 'UNKNOWN']);
  expect(problems).toEqual([{ code: 'states-unknown', count: 2 }]);
});

test('a listener has no remote side even where the tool prints one', () => {
  expect(mapOne(listener({ peerAddress: '192.0.2.1', peerPort: '9' }))?.remote).toBeNull();
});

test('a missing process is unknown, or nobody where the kernel alone remembers the connection', () => {
  const kind = (state: string, pid: number | null = null) =>
    mapOne(connection({ state, pid, process: '' }))?.owner.kind;
  expect(kind('ESTABLISHED')).toBe('unknown');
  expect(kind('ESTABLISHED', Number.NaN)).toBe('unknown');
  expect(kind('TIME_WAIT', 0)).toBe('nobody');
  expect(kind('SYN_RECV')).toBe('nobody');
});

test('a process without a name keeps its pid', () => {
  const socket = mapOne(connection({ process: '' }), 'win32');
  expect(socket?.owner).toEqual({ kind: 'pid', pid: 2411, name: null });
});

test('the pid that the library reads beside an unknown state on macOS is not believed', () => {
  const row = connection({ protocol: 'tcp4', state: 'UNKNOWN', pid: 131072 });
  expect(mapConnections([row], 'darwin').sockets[0]?.owner).toEqual({ kind: 'unknown' });
});
