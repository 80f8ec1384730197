import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RANGES } from '../../../../shared/model/range.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { RangeTables } from '../../../../shared/table/range-tables.ts';
import { MARK_MS } from '../../../../shared/table/row-index.ts';
import { makeRow } from '../../../support/make-row.ts';
import { NaiveTables } from './naive-tables.ts';
import { Play } from './play.ts';
import { steps } from './steps.ts';

function byId(rows: Iterable<SocketRow>): SocketRow[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

test('after any steps the tables show, mark and count what the naive ones do', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const [real, naive] = [new RangeTables(), new NaiveTables()];
      const play = new Play(real, naive);
      for (const step of all) {
        play.take(step);
        for (const { range } of RANGES) {
          const shown = real
            .shown(range)
            .slice()
            .map(({ row, mark }) => ({ row, mark }));
          expect(shown).toEqual(naive.shown(range));
          expect(real.counts(range)).toEqual(naive.counts(range));
        }
        expect(byId(real.rows())).toEqual(byId(play.rows.values()));
        expect(real.size).toBe(play.rows.size);
        for (const [id, row] of play.rows) expect(real.find(id)?.row).toBe(row);
      }
    }),
    { numRuns: 100 },
  );
});

const LOW = makeRow({ id: 'a', local: { address: '0.0.0.0', port: 80 } });
const HIGH = makeRow({ id: 'a', local: { address: '0.0.0.0', port: 50_000 } });

test('a row that moves to a port of another range closes in one view and opens in the other', () => {
  const tables = new RangeTables();
  tables.reset([LOW]);
  tables.apply({ opened: [], changed: [HIGH], closed: [] }, 5000);
  expect(tables.shown('well-known').slice()).toMatchObject([{ row: LOW, mark: 'closed' }]);
  expect(tables.shown('ephemeral').slice()).toMatchObject([{ row: HIGH, mark: 'opened' }]);
  expect(tables.find('a')?.row).toBe(HIGH);
  expect([tables.counts('well-known').doors, tables.counts('ephemeral').doors]).toEqual([0, 1]);
  tables.expire(5000 + MARK_MS);
  expect(tables.shown('well-known').slice()).toEqual([]);
});

test('a closed row can be found while it is marked, and is counted no more', () => {
  const tables = new RangeTables();
  tables.reset([LOW]);
  tables.apply({ opened: [], changed: [], closed: ['a'] }, 5000);
  expect(tables.find('a')).toMatchObject({ mark: 'closed', row: LOW });
  expect([...tables.rows(), tables.size]).toEqual([0]);
  tables.expire(5000 + MARK_MS);
  expect(tables.find('a')).toBeUndefined();
});

test('several sockets on one port are one door, open to the network if any of them is', () => {
  const local = { address: '127.0.0.1', port: 443 };
  const tables = new RangeTables();
  tables.reset([
    makeRow({ id: 'a', local, ownersStatus: 'hidden' }),
    makeRow({ id: 'b', local }),
    makeRow({ id: 'c', local: { address: '0.0.0.0', port: 443 } }),
    makeRow({ id: 'd', local, remote: { address: '127.0.0.1', port: 50_001 }, role: 'inbound' }),
  ]);
  expect(tables.counts('well-known')).toEqual({
    sockets: 4,
    connections: 1,
    doors: 1,
    doorsOpenToNetwork: 1,
    hiddenOwners: 1,
  });
  tables.apply({ opened: [], changed: [], closed: ['c'] }, 1);
  expect(tables.counts('well-known')).toMatchObject({ doors: 1, doorsOpenToNetwork: 0 });
});
