import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import type { IndexChanges } from '../../../../shared/table/row-index.ts';
import { MARK_MS, RowIndex } from '../../../../shared/table/row-index.ts';
import { makeRow, rowsById } from '../../../support/make-row.ts';
import { filterFor } from '../../../support/query.ts';
import { NaiveTables } from './naive-tables.ts';
import { Play } from './play.ts';
import type { Step } from './steps.ts';
import { steps } from './steps.ts';

const NOW = 1_000_000;
const NOTHING: IndexChanges = { opened: [], changed: [], closed: [] };

function at(id: string, port: number, overrides: Partial<SocketRow> = {}): SocketRow {
  return makeRow({ id, local: { address: '127.0.0.1', port }, ...overrides });
}

let index: RowIndex;

beforeEach(() => {
  index = new RowIndex();
  index.reset([at('b', 2000), at('a', 1500), at('c', 3000)]);
});

function shown(): string[] {
  return index.shown.slice().map(({ row, mark }) => (mark ? `${row.id} ${mark}` : row.id));
}

test('after any steps the index shows and marks what a naive one does', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const [real, naive] = [new RowIndex(), new NaiveTables()];
      const play = new Play(real, naive);
      for (const step of inOneRange(all)) {
        play.take(step);
        const shown = real.shown.slice().map(({ row, mark }) => ({ row, mark }));
        expect(shown).toEqual(naive.shown('registered'));
        expect([...real.rows()].length).toBe(play.rows.size);
      }
    }),
    { numRuns: 100 },
  );
});

/** The same steps over rows of one range. */
function inOneRange(all: readonly Step[]): Step[] {
  const moved = new Map<SocketRow, SocketRow>();
  const move = (row: SocketRow): SocketRow => {
    const known = moved.get(row) ?? { ...row, range: 'registered' };
    moved.set(row, known);
    return known;
  };
  return all.map((step) =>
    step.kind === 'apply' || step.kind === 'reset'
      ? { ...step, rows: rowsById([...step.rows.values()].map(move)) }
      : step,
  );
}

describe('marks', () => {
  test('rows of a first reading have none', () => {
    expect(shown()).toEqual(['a', 'b', 'c']);
  });

  test('new, changed and closed rows have theirs, in their places', () => {
    index.apply({ opened: [at('n', 1800)], changed: [at('b', 2000)], closed: ['c'] }, NOW);
    expect(shown()).toEqual(['a', 'n opened', 'b changed', 'c closed']);
  });

  test('go after their time, and closed rows with them', () => {
    index.apply({ opened: [at('n', 1800)], changed: [at('b', 2000)], closed: ['c'] }, NOW);
    expect(index.expire(NOW + MARK_MS - 1)).toBe(false);
    expect(shown()).toEqual(['a', 'n opened', 'b changed', 'c closed']);
    expect(index.expire(NOW + MARK_MS)).toBe(true);
    expect(shown()).toEqual(['a', 'n', 'b']);
    expect(index.expire(NOW + MARK_MS)).toBe(false);
  });

  test('a row that changes while new stays new', () => {
    index.apply({ ...NOTHING, opened: [at('n', 1800)] }, NOW);
    index.apply({ ...NOTHING, changed: [at('n', 1800)] }, NOW + 10);
    expect(shown()).toContain('n opened');
  });

  test('a row that comes back while its closed one is shown is new', () => {
    index.apply({ ...NOTHING, closed: ['c'] }, NOW);
    index.apply({ ...NOTHING, opened: [at('c', 3000)] }, NOW + 10);
    expect(shown()).toEqual(['a', 'b', 'c opened']);
    index.expire(NOW + MARK_MS + 10);
    expect(shown()).toEqual(['a', 'b', 'c']);
  });

  test('closing a row that is not there changes nothing', () => {
    const before = index.shown;
    index.apply({ ...NOTHING, closed: ['x', '__proto__'] }, NOW);
    expect(index.shown).toBe(before);
  });
});

describe('order and filter', () => {
  test('a row that moves is shown once, at its new place', () => {
    index.apply({ ...NOTHING, changed: [at('a', 9000)] }, NOW);
    expect(shown()).toEqual(['b', 'c', 'a changed']);
  });

  test('a row that no longer matches goes at once, one that now does comes', () => {
    index.setFilter(filterFor('mika'));
    index.apply({ ...NOTHING, changed: [at('a', 1500, { user: 'rin' })] }, NOW);
    expect(shown()).toEqual(['b', 'c']);
    index.apply({ ...NOTHING, changed: [at('a', 1500)] }, NOW);
    expect(shown()).toEqual(['a changed', 'b', 'c']);
  });

  test('rows that the filter hides are still there', () => {
    index.setFilter(filterFor('no such row'));
    expect(shown()).toEqual([]);
    expect([...index.rows()].map((row) => row.id).sort()).toEqual(['a', 'b', 'c']);
    index.setFilter(filterFor(''));
    expect(shown()).toEqual(['a', 'b', 'c']);
  });

  test('the sort is kept for what comes later', () => {
    index.setSort([{ column: 'port', descending: true }]);
    index.apply({ ...NOTHING, opened: [at('n', 1800)] }, NOW);
    expect(index.sort).toEqual([{ column: 'port', descending: true }]);
    expect(shown()).toEqual(['c', 'b', 'n opened', 'a']);
  });

  test('the same list is shown until something changes', () => {
    const before = index.shown;
    index.apply(NOTHING, NOW);
    index.expire(NOW);
    expect(index.shown).toBe(before);
  });

  test('marks that are not over yet leave the list as it is', () => {
    index.apply({ opened: [at('n', 1800)], changed: [], closed: ['c'] }, NOW);
    const before = index.shown;
    index.apply({ ...NOTHING, closed: ['c'] }, NOW + 10);
    index.expire(NOW + MARK_MS - 1);
    expect(index.shown).toBe(before);
  });

  test('what happens to rows that the filter hides leaves the list as it is', () => {
    index.setFilter(filterFor('1500'));
    const before = index.shown;
    index.apply({ opened: [at('n', 1800)], changed: [at('b', 2001)], closed: ['c'] }, NOW);
    expect(index.shown).toBe(before);
    index.setFilter(filterFor(''));
    expect(shown()).toEqual(['a', 'n opened', 'b changed', 'c closed']);
  });

  test('rows that are added later stand in their places, without a mark', () => {
    index.add([at('n', 1800), at('m', 1)]);
    expect(shown()).toEqual(['m', 'a', 'n', 'b', 'c']);
  });

  test('a new order holds for rows that came just before it', () => {
    index.apply({ opened: [at('n', 1800)], changed: [at('a', 2500)], closed: [] }, NOW);
    index.setSort([{ column: 'port', descending: true }]);
    expect(shown()).toEqual(['c', 'a changed', 'b', 'n opened']);
  });

  test('a change gives another list, and what was taken out of the one before stays as it was', () => {
    const before = index.shown;
    const entries = before.slice();
    const ids = entries.map(({ row }) => row.id);
    index.apply({ ...NOTHING, opened: [at('n', 1)], closed: ['a'] }, NOW);
    index.setSort([{ column: 'port', descending: true }]);
    expect(index.shown).not.toBe(before);
    expect(entries.map(({ row }) => row.id)).toEqual(ids);
  });
});

describe('a shown list', () => {
  test('gives any part of itself, and the place of each of its entries', () => {
    const list = index.shown;
    expect(list.slice(1, 3).map(({ row }) => row.id)).toEqual(['b', 'c']);
    expect(list.slice(2, 9).map(({ row }) => row.id)).toEqual(['c']);
    for (const [place, entry] of list.slice().entries()) {
      expect(list.at(place)).toBe(entry);
      expect(list.indexOf(entry.row.id)).toBe(place);
    }
    expect([list.at(-1), list.at(3), list.length]).toEqual([undefined, undefined, 3]);
  });

  test('does not have the place of a row that the filter hides', () => {
    index.setFilter(filterFor('3000'));
    expect([index.shown.length, index.shown.indexOf('a')]).toEqual([1, -1]);
    expect(index.shown.indexOf('nobody')).toBe(-1);
  });
});

test('closed rows can be taken away before their time, and nothing else is', () => {
  const index = new RowIndex();
  const [stays, goes, comesBack] = ['a', 'b', 'c'].map((id) => makeRow({ id }));
  if (!stays || !goes || !comesBack) throw new Error('three rows are needed');
  index.reset([stays, goes, comesBack]);
  index.apply({ opened: [], changed: [stays], closed: ['b', 'c'] }, 1000);
  index.apply({ opened: [comesBack], changed: [], closed: [] }, 1001);
  index.dropClosed();
  const marks = index.shown.slice().map(({ row, mark }) => [row.id, mark]);
  expect(marks).toEqual([
    ['a', 'changed'],
    ['c', 'opened'],
  ]);
});
