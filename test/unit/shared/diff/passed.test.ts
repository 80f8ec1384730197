import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Passed } from '../../../../shared/diff/delta.ts';
import { EMPTY_DELTA, isEmptyDelta, PASSED_LIMIT } from '../../../../shared/diff/delta.ts';
import { merge } from '../../../../shared/diff/merge.ts';
import { makeRow } from '../../../support/make-row.ts';

const ROW = makeRow();

function passed(from: number, count: number, dropped = 0): Passed {
  const sockets = Array.from({ length: count }, (_, index) => ({ ...ROW, id: `${from + index}` }));
  return { sockets, dropped };
}

function mergePassed(...parts: Passed[]): Passed {
  return parts.map((part) => ({ ...EMPTY_DELTA, passed: part })).reduce(merge, EMPTY_DELTA).passed;
}

test('sockets that passed are put one behind the other, in the order they were seen', () => {
  const both = mergePassed(passed(0, 2), passed(2, 1));
  expect(both.sockets.map((row) => row.id)).toEqual(['0', '1', '2']);
  expect(both.dropped).toBe(0);
});

test('at most a thousand are kept, the first ones, and the rest is counted', () => {
  const both = mergePassed(passed(0, 999, 3), passed(999, 5, 4));
  expect(PASSED_LIMIT).toBe(1000);
  expect(both.sockets).toHaveLength(1000);
  expect(both.sockets.at(-1)?.id).toBe('999');
  expect(both.dropped).toBe(3 + 4 + 4);
});

test('none is lost without being counted, however many are merged', () => {
  const parts = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.nat({ max: 9 })), { maxLength: 8 });
  fc.assert(
    fc.property(parts, (sizes) => {
      const all = mergePassed(...sizes.map(([count, dropped]) => passed(0, count, dropped)));
      const told = sizes.reduce((sum, [count, dropped]) => sum + count + dropped, 0);
      expect(all.sockets.length + all.dropped).toBe(told);
      expect(all.sockets.length).toBeLessThanOrEqual(PASSED_LIMIT);
    }),
    { numRuns: 30 },
  );
});

test('a delta with nothing but sockets that passed, or only their number, is not empty', () => {
  expect(isEmptyDelta({ ...EMPTY_DELTA, passed: passed(0, 1) })).toBe(false);
  expect(isEmptyDelta({ ...EMPTY_DELTA, passed: passed(0, 0, 1) })).toBe(false);
  expect(isEmptyDelta(EMPTY_DELTA)).toBe(true);
});
