import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OriginKeeper, type OriginNews, OriginTeller } from '../../../electron/monitor/origins.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { Publications } from '../../support/make-publication.ts';
import { makeRow } from '../../support/make-row.ts';

function setUp() {
  const news: OriginNews[] = [];
  const keeper = new OriginKeeper();
  const teller = new OriginTeller((told) => {
    news.push(structuredClone(told));
    keeper.take(told);
  });
  return { news, keeper, teller, publications: new Publications() };
}

function row(id: string, overrides: Partial<SocketRow> = {}): SocketRow {
  return makeRow({ id, firstSeenAt: 5, presentAtStart: false, ...overrides });
}

/** What is to be kept of rows. */
function originsOf(rows: readonly SocketRow[]): Map<string, unknown> {
  return new Map(
    rows.map(({ id, role, firstSeenAt, presentAtStart, asleepSince }) => [
      id,
      { role, firstSeenAt, presentAtStart, asleepSince },
    ]),
  );
}

test('what a host keeps is in the end what the monitor knew, whatever happened in between', () => {
  const ids = fc.subarray(['a', 'b', 'c', 'd', 'e']);
  const step = fc.record({ ids, passed: fc.integer({ min: 0, max: 2000 }), isOther: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1 }), (steps) => {
      const { keeper, teller, publications } = setUp();
      let now = 0;
      let rows: SocketRow[] = [];
      for (const { ids: there, passed, isOther } of steps) {
        now += passed;
        rows = there.map((id) => row(id));
        const next = isOther ? publications.newEpoch(rows) : publications.next(rows);
        teller.take(next, now);
      }
      teller.take(publications.next(rows), now + 1000);
      expect(keeper.known?.byKey ?? new Map()).toEqual(originsOf(rows));
      expect(keeper.known?.isWhole ?? true).toBe(true);
    }),
  );
});

test('where there are very many, they come bit by bit, and until then it is not all of them', () => {
  const { news, keeper, teller, publications } = setUp();
  const rows = Array.from({ length: 4500 }, (_, index) => row(`${index}`));
  for (const now of [0, 10, 1000, 1500, 2000, 3000]) teller.take(publications.next(rows), now);
  expect(news.map(({ known, isAnew, isWhole }) => [known.length, isAnew, isWhole])).toEqual([
    [2000, true, false],
    [2000, false, false],
    [500, false, true],
  ]);
  expect(keeper.known?.byKey.size).toBe(4500);
});

test('what opened and closed between two tellings is not told, and nothing is said where nothing is new', () => {
  const { news, teller, publications } = setUp();
  teller.take(publications.next([row('a')]), 0);
  teller.take(publications.next([row('a'), row('b')]), 500);
  teller.take(publications.next([row('a')]), 900);
  teller.take(publications.next([row('a')]), 5000);
  expect(news).toHaveLength(1);
});
