import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sparkPath } from '../../../../shared/details/spark.ts';
import { extremes, trafficSeries } from '../../../../shared/details/traffic-samples.ts';
import type { Traffic } from '../../../../shared/model/traffic.ts';

function traffic(bytesReceived: number, rttUs: number | null = 100): Traffic {
  return { bytesSent: bytesReceived * 2, bytesReceived, retransmits: 0, rttUs, minRttUs: null };
}

test('rates are what was counted more in the time between two samples', () => {
  const series = trafficSeries([
    { at: 1000, traffic: traffic(100) },
    { at: 2000, traffic: traffic(400) },
    { at: 4000, traffic: traffic(1400, null) },
  ]);
  expect(series.received).toEqual([
    { at: 2000, value: 300 },
    { at: 4000, value: 500 },
  ]);
  expect(series.sent.map(({ value }) => value)).toEqual([600, 1000]);
  expect(series.roundTrip).toEqual([
    { at: 1000, value: 100 },
    { at: 2000, value: 100 },
  ]);
});

test('a counter that fell, and two samples of one moment, make no rate', () => {
  const { received } = trafficSeries([
    { at: 1000, traffic: traffic(100) },
    { at: 1000, traffic: traffic(200) },
    { at: 2000, traffic: traffic(50) },
    { at: 3000, traffic: traffic(60) },
  ]);
  expect(received).toEqual([{ at: 3000, value: 10 }]);
});

test('the extremes are the latest and the greatest value', () => {
  expect(extremes([])).toBe(null);
  expect(
    extremes([
      { at: 1, value: 3 },
      { at: 2, value: 9 },
      { at: 3, value: 4 },
    ]),
  ).toEqual({ now: 4, most: 9 });
});

const FRAME = { width: 100, height: 20, spanMs: 10_000, until: 20_000 };

test('a line goes from the time to the right edge, its greatest value at the top', () => {
  const points = [
    { at: 5000, value: 99 },
    { at: 10_000, value: 0 },
    { at: 15_000, value: 4 },
    { at: 20_000, value: 2 },
  ];
  expect(sparkPath(points, FRAME)).toBe('M0 20L50 0L100 10');
});

test('nothing but zeros is a line at the foot; a single point is no line', () => {
  const zeros = [
    { at: 10_000, value: 0 },
    { at: 20_000, value: 0 },
  ];
  expect(sparkPath(zeros, FRAME)).toBe('M0 20L100 20');
  expect(sparkPath(zeros.slice(1), FRAME)).toBe('');
});

test('a line never leaves its frame', () => {
  const point = fc.record({
    at: fc.nat(30_000),
    value: fc.double({ min: 0, max: 1e12, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(point), (points) => {
      const sorted = points.toSorted((a, b) => a.at - b.at);
      const numbers =
        sparkPath(sorted, FRAME)
          .match(/[\d.e+-]+/g)
          ?.map(Number) ?? [];
      numbers.forEach((number, index) => {
        expect(number).toBeGreaterThanOrEqual(0);
        expect(number).toBeLessThanOrEqual(index % 2 === 0 ? FRAME.width : FRAME.height);
      });
    }),
  );
});
