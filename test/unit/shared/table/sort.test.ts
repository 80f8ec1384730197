import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { Entry } from '../../../../shared/table/entry.ts';
import { makeEntry } from '../../../../shared/table/entry.ts';
import type { SortColumn } from '../../../../shared/table/sort.ts';
import { comparison, SORT_COLUMNS } from '../../../../shared/table/sort.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { sorts } from './steps.ts';

/** Rows of which many are equal in most columns: ids tell them apart. */
const entries: fc.Arbitrary<Entry[]> = fc
  .tuple(
    fc.array(rows, { minLength: 1, maxLength: 4 }),
    fc.array(fc.nat({ max: 3 }), { maxLength: 8 }),
  )
  .map(([base, picks]) =>
    picks.map((pick, index) => {
      const row = base[pick % base.length];
      return makeEntry({ ...(row ?? makeRow()), id: `${index}` }, null, 0);
    }),
  );

describe('a total order', () => {
  test('of two rows one comes first, and the same one from either side', () => {
    fc.assert(
      fc.property(sorts, entries, (sort, all) => {
        const compare = comparison(sort);
        for (const a of all) {
          for (const b of all) {
            expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
            expect(compare(a, b) === 0).toBe(a === b);
          }
        }
      }),
    );
  });

  test('what comes first of three comes before the last', () => {
    fc.assert(
      fc.property(sorts, entries, (sort, all) => {
        const compare = comparison(sort);
        const sorted = [...all].sort(compare);
        for (const [index, entry] of sorted.entries()) {
          for (const later of sorted.slice(index + 1))
            expect(compare(entry, later)).toBeLessThan(0);
        }
      }),
    );
  });

  test('the order does not depend on the one before', () => {
    fc.assert(
      fc.property(sorts, entries, sorts, (sort, all, other) => {
        const compare = comparison(sort);
        const direct = [...all].sort(compare);
        expect([...all].sort(comparison(other)).sort(compare)).toEqual(direct);
      }),
    );
  });
});

function order(column: SortColumn, descending: boolean, list: readonly SocketRow[]): string[] {
  return list
    .map((row) => makeEntry(row, null, 0))
    .sort(comparison({ column, descending }))
    .map(({ row }) => row.id);
}

describe('columns', () => {
  const rising: Record<SortColumn, SocketRow[]> = {
    port: [9, 80, 443, 10_000].map((port, at) =>
      makeRow({ id: `${at}`, local: { address: '127.0.0.1', port } }),
    ),
    protocol: [
      makeRow({ id: '0' }),
      makeRow({ id: '1', family: 6 }),
      makeRow({ id: '2', protocol: 'udp' }),
    ],
    service: ['alpha', 'Beta', 'gamma'].map((name, at) =>
      makeRow({ id: `${at}`, service: { name, description: '', side: 'local' } }),
    ),
    state: [makeRow({ id: '0', state: 'ESTABLISHED' }), makeRow({ id: '1', state: 'LISTEN' })],
    local: ['9.0.0.1', '10.0.0.2', '10.0.0.10', '192.0.2.1', '2001:db8::1', '::1'].map(
      (address, at) => makeRow({ id: `${at}`, local: { address, port: 80 } }),
    ),
    remote: ['9.0.0.1', '10.0.0.2', '2001:db8::1'].map((address, at) =>
      makeRow({ id: `${at}`, remote: { address, port: 80 } }),
    ),
    process: ['bash', 'Curl', 'sshd'].map((name, at) =>
      makeRow({ id: `${at}`, owners: [makeOwner({ name })] }),
    ),
    pid: [9, 80, 1000].map((pid, at) => makeRow({ id: `${at}`, owners: [makeOwner({ pid })] })),
    user: ['aki', 'mika', 'root'].map((user, at) => makeRow({ id: `${at}`, user })),
    exposure: ['any', 'interface', 'link-local', 'loopback'].map((exposure, at) =>
      makeRow({ id: `${at}`, exposure: exposure as SocketRow['exposure'] }),
    ),
    age: [3000, 2000, 1000].map((firstSeenAt, at) => makeRow({ id: `${at}`, firstSeenAt })),
  };

  test.each(SORT_COLUMNS)('%s sorts both ways', (column) => {
    const ids = rising[column].map((row) => row.id);
    const mixed = [...rising[column]].reverse();
    expect(order(column, false, mixed)).toEqual(ids);
    expect(order(column, true, mixed)).toEqual([...ids].reverse());
  });

  const empty = { service: null, owners: [], user: null, exposure: null, remote: null };
  test.each(['service', 'remote', 'process', 'pid', 'user', 'exposure'] as const)(
    'rows without a value for %s come last whichever way it is sorted',
    (column) => {
      const list = [makeRow({ id: 'none', ...empty }), ...rising[column]];
      expect(order(column, false, list).at(-1)).toBe('none');
      expect(order(column, true, list).at(-1)).toBe('none');
    },
  );

  test('what is equal in the column goes by port, protocol, addresses and id', () => {
    const list = [
      makeRow({ id: 'b' }),
      makeRow({ id: 'a' }),
      makeRow({ id: 'remote', remote: { address: '192.0.2.1', port: 1 } }),
      makeRow({ id: 'udp', protocol: 'udp' }),
      makeRow({ id: 'low', local: { address: '127.0.0.1', port: 80 } }),
    ];
    expect(order('user', false, list)).toEqual(['low', 'a', 'b', 'remote', 'udp']);
    expect(order('user', true, list)).toEqual(['low', 'a', 'b', 'remote', 'udp']);
  });
});
