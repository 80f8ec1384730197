import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { RANGES, type Range } from '../../../../shared/model/range.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { Entry } from '../../../../shared/table/entry.ts';
import { RangeTables } from '../../../../shared/table/range-tables.ts';
import { MARK_MS, RowIndex } from '../../../../shared/table/row-index.ts';
import { makeRow } from '../../../support/make-row.ts';
import { filterFor } from '../../../support/query.ts';
import { Play } from './play.ts';
import { type Step, steps } from './steps.ts';

/** What may come while somebody reads. */
const isChange = ({ kind }: Step): boolean => kind === 'apply' || kind === 'time passes';

describe('whatever comes while the list is held', () => {
  test('the same rows are shown in the same order, each as it is now', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const tables = new RangeTables();
        const play = new Play(tables);
        for (const step of before) play.take(step);
        for (const { range } of RANGES) tables.hold(range);
        const held = RANGES.map(({ range }) => idsOf(tables.held(range)?.shown.slice()));
        for (const step of after.filter(({ kind }) => kind !== 'reset')) {
          play.take(step);
          for (const [place, { range }] of RANGES.entries()) {
            const entries = tables.held(range)?.shown.slice() ?? [];
            expect(idsOf(entries)).toEqual(held[place]);
            expectAsNow(entries, range, play);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('once it is let go it is what a list that was never held is', () => {
    fc.assert(
      fc.property(steps, steps, steps, (before, while_, after) => {
        const [held, free] = [new RangeTables(), new RangeTables()];
        const play = new Play(held, free);
        const expectSame = (): void => {
          for (const { range } of RANGES) {
            expect(held.shown(range).slice()).toEqual(free.shown(range).slice());
            expect(held.counts(range)).toEqual(free.counts(range));
          }
        };
        for (const step of before) play.take(step);
        for (const { range } of RANGES) held.hold(range);
        for (const step of while_) play.take(step);
        for (const { range } of RANGES) held.release(range);
        expectSame();
        for (const step of after) {
          play.take(step);
          expectSame();
        }
      }),
      { numRuns: 200 },
    );
  });

  test('it counts the rows that come, go or move when it is let go', () => {
    fc.assert(
      fc.property(steps, steps, (before, after) => {
        const tables = new RangeTables();
        const play = new Play(tables);
        for (const step of before) play.take(step);
        for (const { range } of RANGES) tables.hold(range);
        for (const step of after.filter(isChange)) {
          play.take(step);
          for (const { range } of RANGES) expectCounted(tables, range);
        }
      }),
      { numRuns: 200 },
    );
  });
});

const NOW = 50_000;
const NOTHING = { opened: [], changed: [], closed: [] };

function at(id: string, port: number, more: Partial<SocketRow> = {}): SocketRow {
  return makeRow({ id, local: { address: '127.0.0.1', port }, ...more });
}

describe('a held list of three rows', () => {
  let index: RowIndex;

  beforeEach(() => {
    index = new RowIndex();
    index.reset([at('a', 1500), at('b', 2000), at('c', 3000)]);
    index.hold();
  });

  const waiting = (): number => index.held?.waiting ?? -1;
  const shown = (): string[] =>
    (index.held?.shown.slice() ?? []).map(({ row, mark }) => [row.id, mark ?? []].flat().join(' '));

  test('shows a row that changed its port at its old place, and counts it once', () => {
    index.apply({ ...NOTHING, changed: [at('a', 9000)] }, NOW);
    expect([shown(), waiting()]).toEqual([['a changed', 'b', 'c'], 1]);
    expect(index.held?.shown.at(0)?.row.local.port).toBe(9000);
    index.apply({ ...NOTHING, changed: [at('a', 9500)] }, NOW);
    expect(waiting()).toBe(1);
  });

  test('a change of what is not sorted by waits for nothing', () => {
    index.apply({ ...NOTHING, changed: [at('a', 1500, { user: 'rin' })] }, NOW);
    expect([shown(), waiting()]).toEqual([['a changed', 'b', 'c'], 0]);
  });

  test('a closed row stays marked after its time, and then waits to go', () => {
    index.apply({ ...NOTHING, closed: ['b'] }, NOW);
    expect([shown(), waiting()]).toEqual([['a', 'b closed', 'c'], 0]);
    index.expire(NOW + MARK_MS);
    expect([shown(), waiting()]).toEqual([['a', 'b closed', 'c'], 1]);
    index.release();
    expect(index.shown.slice().map(({ row }) => row.id)).toEqual(['a', 'c']);
  });

  test('what comes and goes again before anybody looks was never counted', () => {
    index.apply({ ...NOTHING, opened: [at('n', 1)] }, NOW);
    expect([shown(), waiting()]).toEqual([['a', 'b', 'c'], 1]);
    index.apply({ ...NOTHING, closed: ['n'] }, NOW);
    index.expire(NOW + MARK_MS);
    expect(waiting()).toBe(0);
  });

  test('the place of a row that left is not given to another', () => {
    index.apply({ ...NOTHING, closed: ['b'] }, NOW);
    index.expire(NOW + MARK_MS);
    index.apply({ ...NOTHING, opened: [at('n', 1), at('m', 2)] }, NOW + MARK_MS);
    expect(shown()).toEqual(['a', 'b closed', 'c']);
    expect([index.held?.shown.indexOf('b'), index.held?.shown.indexOf('n')]).toEqual([1, -1]);
  });

  test('a row that comes back is seen at its old place', () => {
    index.apply({ ...NOTHING, closed: ['b'] }, NOW);
    index.expire(NOW + MARK_MS);
    index.apply({ ...NOTHING, opened: [at('b', 2000, { user: 'rin' })] }, NOW + MARK_MS);
    expect(shown()).toEqual(['a', 'b opened', 'c']);
  });

  test('rows that no longer match wait to go, and wait no longer when they match again', () => {
    index.setFilter(filterFor('1500'));
    expect([shown(), waiting()]).toEqual([['a', 'b', 'c'], 2]);
    index.setFilter(filterFor(''));
    expect(waiting()).toBe(0);
  });

  test('holding again begins with what is there by then', () => {
    index.apply({ ...NOTHING, opened: [at('n', 1)] }, NOW);
    index.hold();
    expect([shown(), waiting()]).toEqual([['n opened', 'a', 'b', 'c'], 0]);
  });
});

/** Each row is as it is now; one that is no longer there is marked so. */
function expectAsNow(entries: readonly Entry[], range: Range, { rows }: Play): void {
  for (const { row, mark } of entries) {
    const now = rows.get(row.id);
    if (now?.range === range) expect(row).toBe(now);
    else expect(mark).toBe('closed');
  }
}

/** How many rows move is not seen from two lists; that some do is. */
function expectCounted(tables: RangeTables, range: Range): void {
  const was = idsOf(tables.held(range)?.shown.slice());
  const is = idsOf(tables.shown(range).slice());
  const staying = was.filter((id) => is.includes(id));
  const comeOrGo = was.length + is.length - 2 * staying.length;
  const waiting = tables.held(range)?.waiting;
  expect(waiting).toBeGreaterThanOrEqual(comeOrGo);
  expect(waiting).toBeLessThanOrEqual(comeOrGo + staying.length);
  const isMoved = staying.join() !== is.filter((id) => was.includes(id)).join();
  if (isMoved) expect(waiting).toBeGreaterThan(comeOrGo);
}

function idsOf(entries: readonly { row: SocketRow }[] = []): string[] {
  return entries.map(({ row }) => row.id);
}
