import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAgain } from '../../../../shared/learn/find-again.ts';
import { pickListener } from '../../../../shared/learn/pick-listener.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const HTTP = { name: 'http', description: 'World Wide Web HTTP', side: 'local' } as const;

/** A web server that everybody may come to, but for `overrides`. */
function serving(overrides: Partial<SocketRow> = {}): SocketRow {
  return makeRow({
    local: { address: '0.0.0.0', port: 80 },
    service: HTTP,
    owners: [makeOwner({ name: 'webserver' })],
    ...overrides,
  });
}

const BEST = serving({ id: 'best' });

describe('the story of listening is told with a door', () => {
  test.each<[string, Partial<SocketRow>]>([
    ['that is not Portico’s own', { self: true }],
    ['whose program is seen', { owners: [], ownersStatus: 'hidden' }],
    ['of this network', { netns: 'guest' }],
    ['that is open to the network', { local: { address: '127.0.0.1', port: 80 } }],
    ['on a well-known port', { local: { address: '0.0.0.0', port: 8080 } }],
    ['that the registry has a name for', { service: null }],
    ['with the lowest number, among equals', { local: { address: '0.0.0.0', port: 81 } }],
  ])('%s', (_, worse) => {
    const other = serving({ id: 'a worse one', ...worse });
    expect(pickListener([other, BEST])).toBe(BEST);
    expect(pickListener([BEST, other])).toBe(BEST);
  });

  test('of Portico where there is no other', () => {
    const own = serving({ self: true });
    expect(pickListener([own])).toBe(own);
  });
});

test('there is none where nobody listens', () => {
  const datagrams = makeRow({ protocol: 'udp' });
  const connection = makeRow({ remote: { address: '192.0.2.1', port: 443 } });
  expect(pickListener([datagrams, connection])).toBeNull();
});

test('the same door is picked in whatever order the rows come, and somebody listens there', () => {
  const some = fc.uniqueArray(rows, { maxLength: 8, selector: (row) => row.id });
  fc.assert(
    fc.property(some, (all) => {
      const picked = pickListener(all);
      expect(pickListener(all.toReversed())).toBe(picked);
      expect(picked?.role ?? 'nobody').toBe(
        all.some(({ role }) => role === 'listener') ? 'listener' : 'nobody',
      );
    }),
  );
});

describe('a socket is found again', () => {
  test('by its id, whatever else became of it', () => {
    const now = { ...BEST, owners: [] };
    expect(findAgain(BEST, now, [])).toBe(now);
  });

  test('by its ends, after a change of the source gave it another id or lost its program', () => {
    const renamed = { ...BEST, id: 'another id' };
    const unseen = { ...renamed, owners: [] };
    expect(findAgain(BEST, undefined, [makeRow(), renamed])).toBe(renamed);
    expect(findAgain(BEST, undefined, [unseen])).toBe(unseen);
  });

  test.each<[string, Partial<SocketRow>]>([
    ['another program', { owners: [makeOwner({ name: 'other' })] }],
    ['another port', { local: { address: '0.0.0.0', port: 81 } }],
    ['another address', { local: { address: '127.0.0.1', port: 80 } }],
    ['another protocol', { protocol: 'udp', role: 'listener' }],
    ['a remote end', { remote: { address: '192.0.2.1', port: 4000 }, role: 'listener' }],
  ])('but not in one with %s', (_, other) => {
    expect(findAgain(BEST, undefined, [serving({ id: 'other', ...other })])).toBeNull();
  });
});
