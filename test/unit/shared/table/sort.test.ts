import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { Entry } from '../../../../shared/table/entry.ts';
import { alsoSortedBy, comparison, sorted, sortedBy } from '../../../../shared/table/sort.ts';
import type { Sort, SortColumn } from '../../../../shared/table/sort-keys.ts';
import { SORT_COLUMNS } from '../../../../shared/table/sort-keys.ts';
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
      return new Entry({ ...(row ?? makeRow()), id: `${index}` }, null, 0);
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

  test('a whole list is put in the same order as by comparing two at a time', () => {
    fc.assert(
      fc.property(sorts, entries, (sort, all) => {
        expect(sorted(all, sort)).toEqual([...all].sort(comparison(sort)));
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
    .map((row) => new Entry(row, null, 0))
    .sort(comparison([{ column, descending }]))
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
    role: (['listener', 'bound', 'inbound', 'outbound'] as const).map((role, at) =>
      makeRow({ id: `${at}`, role }),
    ),
    family: ([4, 6] as const).map((family, at) => makeRow({ id: `${at}`, family })),
    interface: ['eth0', 'lo'].map((name, at) => makeRow({ id: `${at}`, interface: name })),
    unit: ['cron.service', 'ssh.service'].map((unit, at) => makeRow({ id: `${at}`, unit })),
    container: [
      makeRow({ id: '0', container: { id: 'ff', name: 'cache', runtime: 'docker' } }),
      makeRow({ id: '1', container: { id: 'dd', name: null, runtime: 'docker' } }),
      makeRow({ id: '2', container: { id: 'aa', name: 'web', runtime: 'docker' } }),
    ],
    netns: ['4026531840', '4026532000'].map((netns, at) => makeRow({ id: `${at}`, netns })),
    seen: [1000, 2000, 3000].map((firstSeenAt, at) => makeRow({ id: `${at}`, firstSeenAt })),
  };

  test.each(SORT_COLUMNS)('%s sorts both ways', (column) => {
    const ids = rising[column].map((row) => row.id);
    const mixed = [...rising[column]].reverse();
    expect(order(column, false, mixed)).toEqual(ids);
    expect(order(column, true, mixed)).toEqual([...ids].reverse());
  });

  const empty = {
    service: null,
    owners: [],
    user: null,
    exposure: null,
    remote: null,
    unit: null,
    container: null,
    netns: null,
    interface: null,
  };
  test.each([
    'service',
    'remote',
    'process',
    'pid',
    'user',
    'exposure',
    'unit',
    'container',
    'netns',
    'interface',
  ] as const)('rows without a value for %s come last whichever way it is sorted', (column) => {
    const list = [makeRow({ id: 'none', ...empty }), ...rising[column]];
    expect(order(column, false, list).at(-1)).toBe('none');
    expect(order(column, true, list).at(-1)).toBe('none');
  });

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

describe('several columns', () => {
  const aki = makeRow({ id: 'aki', user: 'aki', local: { address: '127.0.0.1', port: 9 } });
  const mika = makeRow({ id: 'mika', user: 'mika', local: { address: '127.0.0.1', port: 9 } });
  const low = makeRow({ id: 'low', user: 'aki', local: { address: '127.0.0.1', port: 7 } });

  test('what is equal in the first goes by the second, in its own direction', () => {
    const list = [mika, low, aki].map((row) => new Entry(row, null, 0));
    const ids = (sort: Sort): string[] => sorted(list, sort).map(({ row }) => row.id);
    const user = { column: 'user', descending: false } as const;
    expect(ids([user, { column: 'port', descending: true }])).toEqual(['aki', 'low', 'mika']);
    expect(
      ids([
        { ...user, descending: true },
        { column: 'port', descending: false },
      ]),
    ).toEqual(['mika', 'low', 'aki']);
  });

  test('one column alone is sorted the other way when it is chosen again', () => {
    const once = sortedBy([{ column: 'port', descending: false }], 'pid');
    expect(once).toEqual([{ column: 'pid', descending: false }]);
    expect(sortedBy(once, 'pid')).toEqual([{ column: 'pid', descending: true }]);
    expect(sortedBy(sortedBy(once, 'pid'), 'pid')).toEqual(once);
  });

  test('a further column comes last, turns round, and goes again; the only one stays', () => {
    const port = { column: 'port', descending: false } as const;
    const added = alsoSortedBy([port], 'pid');
    expect(added).toEqual([port, { column: 'pid', descending: false }]);
    expect(alsoSortedBy(added, 'pid')).toEqual([port, { column: 'pid', descending: true }]);
    expect(alsoSortedBy(alsoSortedBy(added, 'pid'), 'pid')).toEqual([port]);
    expect(alsoSortedBy(alsoSortedBy([port], 'port'), 'port')).toEqual([port]);
  });
});
