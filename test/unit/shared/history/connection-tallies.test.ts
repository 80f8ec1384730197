import { expect, test } from 'vitest';
import { type Delta, EMPTY_DELTA } from '../../../../shared/diff/delta.ts';
import { ConnectionTallies, HOUR_MS } from '../../../../shared/history/connection-tallies.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { listenerRow, makeProgram } from '../../../support/history/make-listener.ts';
import { makeRow, rowsById } from '../../../support/make-row.ts';

const NOON = 12 * HOUR_MS;
const OWNED = { owners: listenerRow(1, 'browser').owners, ownersStatus: 'complete' } as const;

function connection(overrides: Partial<SocketRow> = {}): SocketRow {
  return makeRow({
    local: { address: '10.0.0.1', port: 40_000 },
    remote: { address: '192.0.2.1', port: 443 },
    ...OWNED,
    ...overrides,
  });
}

function opened(...rows: SocketRow[]): Delta {
  return { ...EMPTY_DELTA, opened: rowsById(rows) };
}

function tallies(): ConnectionTallies {
  return new ConnectionTallies(() => null);
}

test('connections of one program with one other side are counted together, hour by hour', () => {
  const counting = tallies();
  counting.take(opened(connection({ id: 'a' }), connection({ id: 'b' })), NOON + 5);
  counting.take(opened(connection({ id: 'c' })), NOON + HOUR_MS);
  const found = counting.drain().map(({ hour, count, port }) => ({ hour, count, port }));
  expect(found).toEqual([
    { hour: NOON, count: 2, port: 443 },
    { hour: NOON + HOUR_MS, count: 1, port: 443 },
  ]);
  expect(counting.hasNews).toBe(false);
});

test('what came in is counted by the port here, since the other side’s is another every time', () => {
  const counting = tallies();
  const rows = [50_000, 50_001].map((port) =>
    connection({
      id: `${port}`,
      role: 'inbound',
      local: { address: '10.0.0.1', port: 22 },
      remote: { address: '192.0.2.9', port },
    }),
  );
  counting.take(opened(...rows), NOON);
  expect(counting.drain()).toMatchObject([{ direction: 'inbound', port: 22, count: 2 }]);
});

test('an owner that becomes known a little later is the one that counts', () => {
  const counting = tallies();
  const unknown = connection({ id: 'a', owners: [], ownersStatus: 'hidden' });
  counting.take(opened(unknown), NOON);
  expect(counting.drain()).toEqual([]);
  const known = connection({ id: 'a' });
  const changed = new Map([['a', { before: unknown, after: known }]]);
  counting.take({ ...EMPTY_DELTA, changed }, NOON + 1);
  expect(counting.drain()).toMatchObject([{ program: { path: '/usr/bin/browser' } }]);
});

test('what came in and is gone already belongs to who listens there', () => {
  const holder = { program: makeProgram(), user: 'mika', pid: 1, startedAt: null };
  const counting = new ConnectionTallies((_, __, port) => (port === 80 ? holder : null));
  const gone = connection({
    role: 'inbound',
    local: { address: '10.0.0.1', port: 80 },
    owners: [],
    ownersStatus: 'none',
  });
  counting.take({ ...EMPTY_DELTA, passed: { sockets: [gone], dropped: 0 } }, NOON);
  expect(counting.drain()).toMatchObject([{ program: makeProgram(), user: 'mika', count: 1 }]);
});

test.each([
  ['Portico’s own', { self: true }],
  ['of another network', { netns: 'guest' }],
  ['over and only remembered', { state: 'TIME_WAIT' }],
] as const)('a connection that is %s is not counted', (_, overrides) => {
  const counting = tallies();
  counting.take(opened(connection(overrides)), NOON);
  expect(counting.drain()).toEqual([]);
});

test('however many other sides there are, what is kept of one batch is bounded and nothing is lost', () => {
  const counting = tallies();
  const rows = Array.from({ length: 21_000 }, (_, index) =>
    connection({
      id: `${index}`,
      remote: { address: `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`, port: 443 },
    }),
  );
  counting.take(opened(...rows), NOON);
  const all = counting.drain();
  expect(all.length).toBeLessThan(20_010);
  expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(21_000);
});
