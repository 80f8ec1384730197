import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RANGES } from '../../../../shared/model/range.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { NO_ROWS } from '../../../../shared/model/socket.ts';
import { HeldChanges } from '../../../../shared/table/held-changes.ts';
import { RangeTables } from '../../../../shared/table/range-tables.ts';
import type { IndexChanges } from '../../../../shared/table/row-index.ts';
import { readings } from '../../../support/arbitraries.ts';
import { makeRow } from '../../../support/make-row.ts';
import { changesOf } from './naive-tables.ts';

const NOTHING: IndexChanges = { opened: [], changed: [], closed: [] };
const A = makeRow({ id: 'a', state: 'SYN_SENT' });
const LATER = makeRow({ id: 'a', state: 'ESTABLISHED' });

function byId(rows: Iterable<SocketRow>): SocketRow[] {
  return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function held(...all: Partial<IndexChanges>[]): HeldChanges {
  const changes = new HeldChanges();
  for (const part of all) changes.add({ ...NOTHING, ...part });
  return changes;
}

test('holding changes and applying them at once ends where applying each does', () => {
  fc.assert(
    fc.property(readings(2, 8), fc.nat({ max: 7 }), (all, pausedAt) => {
      const [live, paused] = [new RangeTables(), new RangeTables()];
      const holder = new HeldChanges();
      let before = all[0] ?? NO_ROWS;
      for (const table of [live, paused]) table.reset([...before.values()]);
      for (const [index, after] of all.slice(1).entries()) {
        const changes = changesOf(before, after);
        before = after;
        live.apply(changes, index);
        if (index < pausedAt) paused.apply(changes, index);
        else holder.add(changes);
      }
      paused.apply(holder.take(), all.length);
      expect(byId(paused.rows())).toEqual(byId(live.rows()));
      for (const { range } of RANGES) expect(paused.counts(range)).toEqual(live.counts(range));
    }),
    { numRuns: 100 },
  );
});

describe('changes of one row join', () => {
  test.each<[string, Partial<IndexChanges>[], IndexChanges]>([
    [
      'opened, then changed: opened',
      [{ opened: [A] }, { changed: [LATER] }],
      { ...NOTHING, opened: [LATER] },
    ],
    ['opened, then closed: nothing', [{ opened: [A] }, { closed: ['a'] }], NOTHING],
    [
      'changed twice: changed',
      [{ changed: [A] }, { changed: [LATER] }],
      { ...NOTHING, changed: [LATER] },
    ],
    [
      'changed, then closed: closed',
      [{ changed: [A] }, { closed: ['a'] }],
      { ...NOTHING, closed: ['a'] },
    ],
    [
      'closed, then opened: changed',
      [{ closed: ['a'] }, { opened: [LATER] }],
      { ...NOTHING, changed: [LATER] },
    ],
    [
      'closed, opened and closed: closed',
      [{ closed: ['a'] }, { opened: [A] }, { closed: ['a'] }],
      { ...NOTHING, closed: ['a'] },
    ],
    [
      'opened, closed and opened: opened',
      [{ opened: [A] }, { closed: ['a'] }, { opened: [LATER] }],
      { ...NOTHING, opened: [LATER] },
    ],
  ])('%s', (_what, all, expected) => {
    expect(held(...all).take()).toEqual(expected);
  });
});

test('the size is how many rows differ from what is shown', () => {
  const changes = held({ opened: [A] }, { changed: [LATER], closed: ['b'] });
  expect(changes.size).toBe(2);
  changes.add({ ...NOTHING, closed: ['a'] });
  expect(changes.size).toBe(1);
});

test('once taken or cleared, nothing is held', () => {
  const changes = held({ opened: [A] });
  changes.take();
  expect([changes.size, changes.take()]).toEqual([0, NOTHING]);
  changes.add({ ...NOTHING, closed: ['a'] });
  changes.clear();
  expect([changes.size, changes.take()]).toEqual([0, NOTHING]);
});
