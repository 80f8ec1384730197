import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exampleOf, LOOPBACK_EXAMPLE, pickExample } from '../../../../shared/learn/pick-example.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const HTTPS = { name: 'https', description: 'HTTP over TLS', side: 'remote' } as const;

/** A connection from here to the web server of another machine, but for `overrides`. */
function going(overrides: Partial<SocketRow> = {}): SocketRow {
  return makeRow({
    local: { address: '192.168.1.200', port: 49_905 },
    remote: { address: '192.168.1.10', port: 443 },
    role: 'outbound',
    service: HTTPS,
    inDynamicRange: true,
    owners: [makeOwner({ name: 'browser' })],
    ...overrides,
  });
}

const BEST = going({ id: 'best' });

describe('the story is told with a connection', () => {
  test.each<[string, Partial<SocketRow>]>([
    ['is open rather than over', { state: 'TIME_WAIT' }],
    ['is open rather than on its way', { state: 'SYN_SENT' }],
    ['goes to another machine', { remote: { address: '127.0.0.1', port: 443 } }],
    [
      'does not go to an address of this machine',
      { remote: { address: '192.168.1.200', port: 443 } },
    ],
    [
      'does not go to the same, written as IPv6',
      { remote: { address: '::ffff:192.168.1.200', port: 443 } },
    ],
    ['is TCP', { protocol: 'udp', state: 'CONNECTED' }],
    ['goes to a well-known port', { remote: { address: '192.168.1.10', port: 8443 } }],
    ['goes to a port that has a name', { service: null }],
    ['is not in the network of a container', { netns: 'guest' }],
    ['has a program that is seen', { owners: [], ownersStatus: 'hidden' }],
    ['has been there longest', { firstSeenAt: BEST.firstSeenAt + 1 }],
  ])('that %s', (_, worse) => {
    const other = going({ id: 'a worse one', ...worse });
    expect(pickExample([other, BEST])).toBe(BEST);
    expect(pickExample([BEST, other])).toBe(BEST);
  });

  test('that comes nearest, where none is as it should be', () => {
    const datagrams = going({
      protocol: 'udp',
      state: 'CONNECTED',
      remote: { address: '192.168.1.1', port: 53 },
    });
    const inside = going({ remote: { address: '127.0.0.1', port: 5432 } });
    expect(pickExample([inside, datagrams])).toBe(datagrams);
    expect(pickExample([inside])).toBe(inside);
  });

  test('and stays with it while that is open', () => {
    const told = going({ id: 'told', remote: { address: '192.168.1.10', port: 8443 } });
    expect(pickExample([BEST, told], 'told')).toBe(told);
    expect(pickExample([BEST, { ...told, state: 'FIN_WAIT_2' }], 'told')).toBe(BEST);
    expect(pickExample([BEST], 'told')).toBe(BEST);
  });
});

test.each<[string, SocketRow[]]>([
  ['there is nothing', []],
  ['somebody only listens', [makeRow()]],
  ['the connection came from outside', [going({ role: 'inbound' })]],
  ['the only connection is Portico’s own', [going({ self: true })]],
])('there is no real connection to tell of where %s', (_, none) => {
  expect(pickExample(none)).toBeNull();
});

test('the same is picked in whatever order the rows come, and always one that goes out', () => {
  const some = fc.uniqueArray(rows, { maxLength: 8, selector: (row) => row.id });
  fc.assert(
    fc.property(some, (all) => {
      const picked = pickExample(all);
      expect(pickExample(all.toReversed())).toBe(picked);
      const fit = all.filter((row) => row.role === 'outbound' && row.remote && !row.self);
      if (picked === null) expect(fit).toEqual([]);
      else expect(fit).toContain(picked);
    }),
  );
});

test('a real connection is told from the client here to the server there', () => {
  expect(exampleOf(BEST)).toEqual({
    row: BEST,
    client: { address: '192.168.1.200', port: 49_905 },
    server: { address: '192.168.1.10', port: 443 },
    service: 'https',
    program: 'browser',
    isHandedOut: true,
    isSameMachine: false,
  });
});

test('what is not known of it is null, and a name of the local port is none of the server’s', () => {
  const service = { ...HTTPS, side: 'local' } as const;
  const row = going({ service, owners: [], inDynamicRange: null });
  expect(exampleOf(row)).toMatchObject({ service: null, program: null, isHandedOut: null });
});

test('without one, the example is of this machine alone and has no row', () => {
  expect(exampleOf(null)).toBe(LOOPBACK_EXAMPLE);
  expect(LOOPBACK_EXAMPLE).toMatchObject({
    row: null,
    client: { address: '127.0.0.1', port: 49_905 },
    server: { address: '127.0.0.1', port: 80 },
    isSameMachine: true,
  });
});
