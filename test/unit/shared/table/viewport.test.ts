import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ViewportInput } from '../../../../shared/table/viewport.ts';
import { scrollToRow, viewport } from '../../../../shared/table/viewport.ts';

const inputs: fc.Arbitrary<ViewportInput> = fc.record({
  rows: fc.oneof(fc.nat({ max: 30 }), fc.nat({ max: 100_000 })),
  rowHeight: fc.integer({ min: 16, max: 60 }),
  // Browsers scroll by fractions of a pixel, but not by any fraction.
  scrollTop: fc.integer({ min: -500 * 64, max: 7_000_000 * 64 }).map((units) => units / 64),
  viewHeight: fc.integer({ min: 0, max: 2000 }),
  overscan: fc.integer({ min: 0, max: 20 }),
});

function drawn(overrides: Partial<ViewportInput>): [from: number, to: number] {
  const { from, to } = viewport({
    rows: 1000,
    rowHeight: 20,
    scrollTop: 0,
    viewHeight: 100,
    overscan: 2,
    ...overrides,
  });
  return [from, to];
}

describe('which rows are drawn', () => {
  test.each<[string, Partial<ViewportInput>, [number, number]]>([
    ['at the top', {}, [0, 7]],
    ['in the middle', { scrollTop: 200 }, [8, 17]],
    ['between two rows', { scrollTop: 205 }, [8, 18]],
    ['at the end', { scrollTop: 19_900 }, [993, 1000]],
    ['scrolled beyond the end, as some browsers do', { scrollTop: 50_000 }, [993, 1000]],
    ['scrolled before the start', { scrollTop: -80 }, [0, 7]],
    ['a list shorter than the view', { rows: 3, scrollTop: 40 }, [0, 3]],
    ['no rows', { rows: 0, scrollTop: 40 }, [0, 0]],
    ['a view without height', { viewHeight: 0, overscan: 0 }, [0, 0]],
  ])('%s', (_where, overrides, expected) => {
    expect(drawn(overrides)).toEqual(expected);
  });

  test('every row on screen is drawn, and no more than the window asks for', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { from, to, offset, height } = viewport(input);
        const { rows, rowHeight, viewHeight, overscan } = input;
        expect(height).toBe(rows * rowHeight);
        expect(offset).toBe(from * rowHeight);
        expect(0 <= from && from <= to && to <= rows).toBe(true);
        const top = Math.max(0, Math.min(input.scrollTop, height - viewHeight));
        expect(from * rowHeight).toBeLessThanOrEqual(top);
        expect(to * rowHeight).toBeGreaterThanOrEqual(Math.min(height, top + viewHeight));
        expect(to - from).toBeLessThanOrEqual(Math.ceil(viewHeight / rowHeight) + 1 + 2 * overscan);
      }),
    );
  });
});

describe('scrolling to a row', () => {
  const input = { rowHeight: 20, scrollTop: 200, viewHeight: 100 };

  test.each([
    ['above: it becomes the first', 3, 60],
    ['below: it becomes the last', 20, 320],
    ['on screen: nothing moves', 12, 200],
    ['cut at the lower edge: it comes in whole', 15, 220],
  ])('%s', (_where, index, expected) => {
    expect(scrollToRow(input, index)).toBe(expected);
  });

  test('the row is wholly on screen then, and asking again moves nothing', () => {
    fc.assert(
      fc.property(inputs, fc.nat({ max: 100_000 }), (given, index) => {
        fc.pre(given.viewHeight >= given.rowHeight);
        const scrollTop = scrollToRow(given, index);
        const top = index * given.rowHeight;
        expect(scrollTop).toBeLessThanOrEqual(top);
        expect(scrollTop + given.viewHeight).toBeGreaterThanOrEqual(top + given.rowHeight - 1e-6);
        expect(scrollToRow({ ...given, scrollTop }, index)).toBeCloseTo(scrollTop, 6);
      }),
    );
  });
});
