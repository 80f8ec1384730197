import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  LONGEST_SPAN,
  moved,
  SHORTEST_SPAN,
  spanOf,
  ticksOf,
  zoomed,
} from '../../../../shared/history/time-window.ts';

const NOW = Date.UTC(2026, 0, 31, 12, 0, 0);
const windows = fc
  .record({
    end: fc.integer({ min: 0, max: 400 * 86_400_000 }),
    span: fc.integer({ min: SHORTEST_SPAN, max: LONGEST_SPAN }),
  })
  .map(({ end, span }) => ({ from: NOW - end - span, to: NOW - end }));

test('what is zoomed at stays where it is, as long as the limits allow', () => {
  fc.assert(
    fc.property(windows, fc.double({ min: 0.5, max: 2, noNaN: true }), (window, factor) => {
      const at = window.from + spanOf(window) / 4;
      const next = zoomed(window, factor, at, NOW);
      expect(spanOf(next)).toBeGreaterThanOrEqual(SHORTEST_SPAN - 1);
      expect(spanOf(next)).toBeLessThanOrEqual(LONGEST_SPAN + 1);
      if (next.to < NOW) expect((at - next.from) / spanOf(next)).toBeCloseTo(0.25, 3);
    }),
  );
});

test('no window runs far into the future, and moving it keeps its span', () => {
  fc.assert(
    fc.property(windows, fc.integer({ min: -1e10, max: 1e11 }), (window, by) => {
      const next = moved(window, by, NOW);
      expect(spanOf(next)).toBeCloseTo(spanOf(window), 0);
      expect(next.to).toBeLessThanOrEqual(NOW + spanOf(window) * 0.05 + 1);
    }),
  );
});

test('ticks are in the window, in order, and no more than there is room for', () => {
  fc.assert(
    fc.property(windows, fc.integer({ min: 2, max: 30 }), (window, most) => {
      const times = ticksOf(window, most).ticks.map(({ at }) => at);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      for (const at of times) {
        expect(at).toBeGreaterThanOrEqual(window.from);
        expect(at).toBeLessThanOrEqual(window.to);
      }
      // A month may be three days shorter than the one that was reckoned with.
      expect(times.length).toBeLessThanOrEqual(most * 1.15 + 2);
    }),
  );
});

test('hours have lines at whole hours, and a day begins at midnight', () => {
  const from = new Date(2026, 0, 30, 20, 30).getTime();
  const { ticks } = ticksOf({ from, to: from + 6 * 3_600_000 }, 6);
  expect(ticks.map(({ at }) => new Date(at).getHours())).toEqual([21, 22, 23, 0, 1, 2]);
  expect(ticks.find(({ kind }) => kind === 'day')?.at).toBe(new Date(2026, 0, 31).getTime());
});
