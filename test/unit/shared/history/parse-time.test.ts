import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTime } from '../../../../shared/history/parse-time.ts';

const NOW = Date.UTC(2026, 0, 31, 12, 0, 0);

test.each([
  ['90s', 90_000],
  ['45m', 45 * 60_000],
  ['2h', 2 * 3_600_000],
  ['3d', 3 * 86_400_000],
  ['2w', 14 * 86_400_000],
])('%s is so long ago', (text, ago) => {
  expect(parseTime(text, NOW)).toBe(NOW - ago);
});

test.each([
  ['2026-01-30', new Date(2026, 0, 30).getTime()],
  ['2026-01-30T08:15', new Date(2026, 0, 30, 8, 15).getTime()],
  ['2026-01-30 08:15:16', new Date(2026, 0, 30, 8, 15, 16).getTime()],
  ['2026-01-30T08:15:16.5Z', Date.UTC(2026, 0, 30, 8, 15, 16, 500)],
  ['2026-01-30T08:15+02:00', Date.UTC(2026, 0, 30, 6, 15)],
])('%s is that time, local where it names no zone', (text, time) => {
  expect(parseTime(text, NOW)).toBe(time);
});

test.each([
  '',
  'yesterday',
  '2x',
  '-2h',
  '2026-02-31',
  '2026-13-01',
  '2026-01-30T25:00',
  '1e3',
  '1900-01-01',
])('“%s” is no time', (text) => {
  expect(parseTime(text, NOW)).toBeNull();
});

test('every time that is written as JSON does it is read as that time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) }), (time) => {
      expect(parseTime(new Date(time).toISOString(), NOW)).toBe(time);
    }),
  );
});
