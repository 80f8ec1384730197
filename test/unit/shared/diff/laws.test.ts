import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apply } from '../../../../shared/diff/apply.ts';
import type { Delta } from '../../../../shared/diff/delta.ts';
import { deltaSize, EMPTY_DELTA, isEmptyDelta } from '../../../../shared/diff/delta.ts';
import { diff } from '../../../../shared/diff/diff.ts';
import { merge } from '../../../../shared/diff/merge.ts';
import type { Rows } from '../../../../shared/model/socket.ts';
import { NO_ROWS } from '../../../../shared/model/socket.ts';
import { readings, rowsMaps } from '../../../support/arbitraries.ts';
import { makeRow, rowsById } from '../../../support/make-row.ts';

/** Maps as objects in order of their keys: deltas are equal whatever the order they were made in. */
function plain(delta: Delta): unknown {
  return [delta.opened, delta.changed, delta.closed].map((part) =>
    [...part].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function sorted(rows: Rows): unknown {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1));
}

const three = readings(3, 3).map((maps): [Rows, Rows, Rows] => [
  maps[0] ?? NO_ROWS,
  maps[1] ?? NO_ROWS,
  maps[2] ?? NO_ROWS,
]);

test('what differs between two readings, applied to the first, gives the second', () => {
  const pairs = fc.oneof(
    three.map(([a, b]) => [a, b] as const),
    fc.tuple(rowsMaps, rowsMaps),
  );
  fc.assert(
    fc.property(pairs, ([a, b]) => {
      expect(sorted(apply(a, diff(a, b)))).toEqual(sorted(b));
    }),
  );
});

test('applying leaves the rows before as they were', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      const before = new Map(a);
      apply(a, diff(a, b));
      expect([...a]).toEqual([...before]);
    }),
  );
});

test('a reading does not differ from itself, nor from an equal copy', () => {
  fc.assert(
    fc.property(rowsMaps, (a) => {
      expect(isEmptyDelta(diff(a, a))).toBe(true);
      expect(isEmptyDelta(diff(a, structuredClone(a)))).toBe(true);
    }),
  );
});

test('two deltas that follow each other merge into the one that spans both', () => {
  fc.assert(
    fc.property(three, ([a, b, c]) => {
      expect(plain(merge(diff(a, b), diff(b, c)))).toEqual(plain(diff(a, c)));
    }),
    { numRuns: 200 },
  );
});

test('many deltas merge one by one into the one that spans all', () => {
  fc.assert(
    fc.property(readings(2, 6), (all) => {
      const merged = all
        .slice(1)
        .map((rows, index) => diff(all[index] ?? NO_ROWS, rows))
        .reduce(merge, EMPTY_DELTA);
      expect(plain(merged)).toEqual(plain(diff(all[0] ?? NO_ROWS, all.at(-1) ?? NO_ROWS)));
    }),
  );
});

test('merging changes neither of the two', () => {
  fc.assert(
    fc.property(three, ([a, b, c]) => {
      const [first, second] = [diff(a, b), diff(b, c)];
      merge(first, second);
      expect([plain(first), plain(second)]).toEqual([plain(diff(a, b)), plain(diff(b, c))]);
    }),
  );
});

test('each row is in one part of a delta at most', () => {
  fc.assert(
    fc.property(three, ([a, b]) => {
      const delta = diff(a, b);
      const ids = [...delta.opened.keys(), ...delta.changed.keys(), ...delta.closed.keys()];
      expect(new Set(ids).size).toBe(deltaSize(delta));
    }),
  );
});

test('a change tells the row before and the row after', () => {
  const before = makeRow({ id: 'a', state: 'SYN_SENT' });
  const after = makeRow({ id: 'a', state: 'ESTABLISHED' });
  expect(diff(rowsById([before]), rowsById([after])).changed.get('a')).toEqual({ before, after });
});

test('a row that comes back as it was has not changed', () => {
  const [a, b] = [rowsById([makeRow()]), NO_ROWS];
  expect(isEmptyDelta(merge(diff(a, b), diff(b, a)))).toBe(true);
});
