import { expect, test } from 'vitest';
import { SocketTable } from '../../../../../electron/monitor/sources/netlink/socket-table.ts';
import type { Beat } from '../../../../../electron/monitor/sources/source.ts';
import { asWords, type DiagRow, diagRow } from '../../../../support/netlink/diag-row.ts';

const TCP = 6;
const UDP = 17;
const CONTEXT = { namespace: 'n', interfaceName: (index: number) => `if${index}` };
const connection = { state: 1, remote: [192, 0, 2, 1], remotePort: 443, cookie: 2n };

function setUp() {
  const table = new SocketTable(CONTEXT);
  const read = (beat: Beat, rows: readonly DiagRow[], protocol = TCP) => {
    table.begin();
    for (const row of rows) table.see(asWords(diagRow(row)), 0, protocol);
    const { opened, changed, closed } = table.end(beat);
    return { opened: opened.map(({ key }) => key), changed: changed.map(({ key }) => key), closed };
  };
  return { table, read };
}

const NOTHING = { opened: [], changed: [], closed: [] };

test('a reading of doors closes no connection and nothing that is only bound', () => {
  const { read } = setUp();
  read('all', [{ cookie: 1n }, connection, { cookie: 3n, state: 7 }]);
  expect(read('doors', [{ cookie: 1n }])).toEqual(NOTHING);
  expect(read('all', [{ cookie: 1n }])).toEqual({ ...NOTHING, closed: ['n/2', 'n/3'] });
});

test('a reading of doors closes listeners and sockets of UDP that are gone', () => {
  const { table, read } = setUp();
  read('all', [{ cookie: 1n }, connection]);
  expect(read('doors', [])).toEqual({ ...NOTHING, closed: ['n/1'] });
  const udp = setUp();
  udp.read('all', [{ state: 7, cookie: 1n }, connection], UDP);
  expect(udp.read('doors', [], UDP)).toEqual({ ...NOTHING, closed: ['n/1', 'n/2'] });
  expect([table.size, udp.table.size]).toEqual([1, 0]);
});

test('a bound socket that begins to listen changes within a reading of doors', () => {
  const { read } = setUp();
  read('all', [{ state: 7 }]);
  expect(read('doors', [{ state: 10 }])).toEqual({ ...NOTHING, changed: ['n/1'] });
});

test.each([
  ['state', { state: 8 }],
  ['local port', { localPort: 1 }],
  ['remote port', { remotePort: 1 }],
  ['local address', { local: [127, 0, 0, 2] }],
  ['remote address', { remote: [192, 0, 2, 2] }],
  ['device', { interfaceIndex: 1 }],
  ['user', { uid: 5 }],
  ['inode', { inode: 0 }],
] as const)('another %s is a change', (_, change) => {
  const { read } = setUp();
  read('all', [connection]);
  expect(read('all', [{ ...connection, ...change }])).toEqual({ ...NOTHING, changed: ['n/2'] });
  expect(read('all', [{ ...connection, ...change }])).toEqual(NOTHING);
});

test('a socket that came and changed within one reading is only new, as it was last', () => {
  const table = new SocketTable(CONTEXT);
  table.begin();
  for (const state of [2, 1]) table.see(asWords(diagRow({ ...connection, state })), 0, TCP);
  const { opened, changed } = table.end('all');
  expect(opened.map(({ state }) => state)).toEqual(['ESTABLISHED']);
  expect(changed).toEqual([]);
});

test('numbers that went to other cookies keep no fact of those before', () => {
  const { table, read } = setUp();
  const many = (from: number) =>
    Array.from({ length: 1500 }, (_, at) => ({
      cookie: BigInt(from + at),
      localPort: 1 + at,
      inode: from + at,
    }));
  read('all', many(1));
  const { opened, closed } = read('all', many(1001));
  expect([opened.length, closed.length, table.size]).toEqual([1000, 1000, 1500]);
  expect(read('all', many(1001))).toEqual(NOTHING);
});

test('a row in a state that is none is counted and no socket, also where it was one', () => {
  const { table, read } = setUp();
  read('all', [connection, { cookie: 9n, state: 77 }]);
  expect([table.size, table.unreadable]).toEqual([1, 1]);
  expect(read('all', [{ ...connection, state: 77 }])).toEqual(NOTHING);
  expect([table.size, table.unreadable]).toEqual([1, 1]);
  read('all', [connection]);
  expect(table.unreadable).toBe(0);
});

test('a socket without a local port is no door and left out', () => {
  const { table, read } = setUp();
  expect(read('all', [{ localPort: 0 }])).toEqual(NOTHING);
  expect([table.size, table.unreadable]).toEqual([0, 0]);
});

test('a socket is known while it is there and for some readings more', () => {
  const { table, read } = setUp();
  read('all', [connection]);
  expect([table.hasSeen(2, 0), table.hasSeen(2, 1)]).toEqual([true, false]);
  read('all', []);
  expect(table.hasSeen(2, 0)).toBe(true);
  for (let reading = 0; reading < 20; reading += 1) read('all', []);
  expect(table.hasSeen(2, 0)).toBe(false);
});

test('the kernel is asked for one socket by what its row held', () => {
  const { table, read } = setUp();
  const row = { ...connection, cookie: (7n << 32n) | 2n, interfaceIndex: 3 };
  read('all', [row]);
  const question = table.questionFor(2, 7);
  expect(question?.kind).toEqual({ family: 2, protocol: TCP });
  expect(question?.socketId).toEqual(asWords(diagRow(row)).slice(5, 17));
  expect(table.questionFor(2, 8)).toBeNull();
});
