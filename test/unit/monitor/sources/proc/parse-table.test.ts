import { expect, test } from 'vitest';
import type { ProcTable } from '../../../../../electron/monitor/sources/proc/parse-table.ts';
import {
  PROC_TABLES,
  parseProcTable,
} from '../../../../../electron/monitor/sources/proc/parse-table.ts';
import { ipv4Bytes, ipv6Bytes, procLine, procTable } from '../../../../support/proc-table.ts';

const NOWHERE_4 = ipv4Bytes('0.0.0.0');
const NOWHERE_6 = ipv6Bytes('0:0:0:0:0:0:0:0');

function table(file: ProcTable['file']): ProcTable {
  const found = PROC_TABLES.find((candidate) => candidate.file === file);
  if (!found) throw new Error(`no table ${file}`);
  return found;
}

function listener(overrides: Partial<Parameters<typeof procLine>[0]> = {}) {
  return {
    local: ipv4Bytes('127.0.0.1'),
    localPort: 631,
    remote: NOWHERE_4,
    remotePort: 0,
    state: 10,
    uid: 0,
    inode: 4711,
    ...overrides,
  };
}

test('a listener has its address, port, user and inode, and no remote side', () => {
  const text = procTable([listener({ uid: 1000 })]);
  expect(parseProcTable(text, table('tcp'), '77')).toEqual({
    unreadable: 0,
    sockets: [
      {
        key: '77/tcp/0100007F0277/000000000000/4711',
        protocol: 'tcp',
        family: 4,
        local: { address: '127.0.0.1', port: 631 },
        remote: null,
        interface: null,
        v6only: null,
        netns: null,
        state: 'LISTEN',
        uid: 1000,
        owner: { kind: 'inode', inode: 4711 },
        cgroupId: null,
        traffic: null,
      },
    ],
  });
});

test.each([
  [1, 'ESTABLISHED'],
  [2, 'SYN_SENT'],
  [3, 'SYN_RECEIVED'],
  [4, 'FIN_WAIT_1'],
  [5, 'FIN_WAIT_2'],
  [6, 'TIME_WAIT'],
  [7, 'BOUND'],
  [8, 'CLOSE_WAIT'],
  [9, 'LAST_ACK'],
  [10, 'LISTEN'],
  [11, 'CLOSING'],
  [12, 'SYN_RECEIVED'],
  [13, 'BOUND'],
])('the kernel number %i of TCP is %s', (state, name) => {
  const row = listener({ state, remote: ipv4Bytes('192.0.2.7'), remotePort: 443 });
  const [socket] = parseProcTable(procTable([row]), table('tcp'), 'n').sockets;
  expect(socket?.state).toBe(name);
  const hasRemote = name !== 'LISTEN' && name !== 'BOUND';
  expect(socket?.remote).toEqual(hasRemote ? { address: '192.0.2.7', port: 443 } : null);
});

test.each([0, 14, 255])('a TCP row of the unknown state %i is unreadable', (state) => {
  const parsed = parseProcTable(procTable([listener({ state })]), table('tcp'), 'n');
  expect(parsed).toEqual({ sockets: [], unreadable: 1 });
});

test('UDP is connected by number 1, bound by 7, and unreadable by any other', () => {
  const remote = { remote: ipv4Bytes('192.0.2.53'), remotePort: 53 };
  const rows = [
    listener({ ...remote, state: 1, inode: 1 }),
    listener({ state: 7, inode: 2 }),
    listener({ state: 10, inode: 3 }),
  ];
  const { sockets, unreadable } = parseProcTable(procTable(rows), table('udp'), 'n');
  expect(sockets.map(({ state, remote: side }) => [state, side?.port ?? null])).toEqual([
    ['CONNECTED', 53],
    ['BOUND', null],
  ]);
  expect(unreadable).toBe(1);
});

test('IPv6 addresses are canonical, those mapped from IPv4 dotted', () => {
  const rows = [
    '2001:db8:0:0:1:0:0:1',
    'fe80:0:0:0:a8bb:ccff:fedd:ee01',
    '0:0:0:0:0:0:0:1',
    '0:0:0:0:0:ffff:c000:20a',
    '0:0:0:0:0:0:0:0',
  ].map((text, inode) => listener({ local: ipv6Bytes(text), remote: NOWHERE_6, inode }));
  const { sockets } = parseProcTable(procTable(rows), table('tcp6'), 'n');
  expect(sockets.map(({ local }) => local.address)).toEqual([
    '2001:db8::1:0:0:1',
    'fe80::a8bb:ccff:fedd:ee01',
    '::1',
    '::ffff:192.0.2.10',
    '::',
  ]);
  expect(sockets.every(({ family, v6only }) => family === 6 && v6only === null)).toBe(true);
});

test('a row with inode 0 is held by nobody', () => {
  const parsed = parseProcTable(procTable([listener({ inode: 0 })]), table('tcp'), 'n');
  expect(parsed.sockets[0]?.owner).toEqual({ kind: 'nobody' });
});

test('a connection in TIME_WAIT does not claim to be of root', () => {
  const wait = listener({ state: 6, remote: ipv4Bytes('192.0.2.7'), remotePort: 443, inode: 0 });
  expect(parseProcTable(procTable([wait]), table('tcp'), 'n').sockets[0]?.uid).toBeNull();
});

test('a row that the kernel lists twice counts once', () => {
  const text = procTable([listener(), listener({ inode: 4712 }), listener()]);
  const { sockets, unreadable } = parseProcTable(text, table('tcp'), 'n');
  expect(sockets.map(({ owner }) => owner)).toEqual([
    { kind: 'inode', inode: 4711 },
    { kind: 'inode', inode: 4712 },
  ]);
  expect(unreadable).toBe(0);
});

test('a socket without a local port is no door and left out', () => {
  const parsed = parseProcTable(procTable([listener({ localPort: 0 })]), table('tcp'), 'n');
  expect(parsed).toEqual({ sockets: [], unreadable: 0 });
});

test('the same socket in another namespace or table has another key', () => {
  const text = procTable([listener({ state: 7 })]);
  const keys = [
    parseProcTable(text, table('tcp'), '1'),
    parseProcTable(text, table('tcp'), '2'),
    parseProcTable(text, table('udp'), '1'),
  ].map(({ sockets }) => sockets[0]?.key);
  expect(new Set(keys).size).toBe(3);
});

test('a row of the wrong address width for its table is unreadable', () => {
  const parsed = parseProcTable(procTable([listener()]), table('tcp6'), 'n');
  expect(parsed).toEqual({ sockets: [], unreadable: 1 });
});

test('a line cut at any place is unreadable or still the same socket, never another', () => {
  const row = listener({ inode: 12345678 });
  const [whole] = parseProcTable(procTable([row]), table('tcp'), 'n').sockets;
  const line = procLine(row);
  for (let length = 5; length < line.length; length += 1) {
    const { sockets, unreadable } = parseProcTable(
      `heading\n${line.slice(0, length)}`,
      table('tcp'),
      'n',
    );
    expect(sockets.length + unreadable).toBe(1);
    if (sockets.length === 1) expect(sockets[0]).toEqual(whole);
  }
});

test('an empty text and a heading alone hold no sockets and nothing unreadable', () => {
  for (const text of ['', procTable([])]) {
    expect(parseProcTable(text, table('udp6'), 'n')).toEqual({ sockets: [], unreadable: 0 });
  }
});
