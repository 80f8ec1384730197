import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesOf, timeOf } from '../../../renderer/settings/day-time.ts';

test('every minute of the day is written as a time, and read as the same minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 24 * 60 - 1 }), (minute) => {
      expect(timeOf(minute)).toMatch(/^\d\d:\d\d$/);
      expect(minutesOf(timeOf(minute))).toBe(minute);
    }),
  );
});

test('seconds that a browser adds are left out', () => {
  expect(minutesOf('07:05:30')).toBe(425);
});

test.each(['', '24:00', '7:05', '12:60', 'noon'])('%j is no time of the day', (text) => {
  expect(minutesOf(text)).toBeNull();
});
