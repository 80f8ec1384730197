import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isQuiet, quietUntil } from '../../../../shared/findings/quiet-hours.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const ownZone = process.env.TZ;

afterEach(() => {
  if (ownZone === undefined) delete process.env.TZ;
  else process.env.TZ = ownZone;
});

/** Milliseconds since 1970 UTC of a time by the clock on the wall here. */
function at(text: string): number {
  return new Date(text).getTime();
}

test.each([
  ['12:00', { from: 12 * 60, to: 13 * 60 }, true],
  ['12:59', { from: 12 * 60, to: 13 * 60 }, true],
  ['13:00', { from: 12 * 60, to: 13 * 60 }, false],
  ['11:59', { from: 12 * 60, to: 13 * 60 }, false],
  ['23:00', { from: 22 * 60, to: 7 * 60 }, true],
  ['06:59', { from: 22 * 60, to: 7 * 60 }, true],
  ['07:00', { from: 22 * 60, to: 7 * 60 }, false],
  ['00:00', { from: 0, to: 1 }, true],
  ['15:00', { from: 600, to: 600 }, true],
  ['15:00', null, false],
] as const)('at %s with %j it is quiet: %s', (time, quiet, expected) => {
  expect(isQuiet(quiet, at(`2026-05-06T${time}`))).toBe(expected);
});

const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });

describe.each([
  'UTC',
  // An hour more and less in a year, by night; half an hour; none, and half an hour off the others.
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
])('in %s', (zone) => {
  beforeEach(() => {
    process.env.TZ = zone;
  });

  test('quiet hours end at the first minute that is not quiet, on any day of the year', () => {
    const start = Date.UTC(2026, 0, 1);
    fc.assert(
      fc.property(
        minutes,
        minutes,
        fc.integer({ min: 0, max: 366 * 24 * 60 * MINUTE }),
        (from, to, later) => {
          const quiet = { from, to };
          const now = start + later;
          const end = quietUntil(quiet, now);
          // Only hours that cover the whole day have none.
          expect(end === null).toBe(from === to);
          if (end === null) return;
          expect(isQuiet(quiet, end)).toBe(false);
          for (let time = now; time < end; time += MINUTE) expect(isQuiet(quiet, time)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});

test('an end that the clock leaves out in spring is the next minute that there is', () => {
  process.env.TZ = 'Europe/Berlin';
  const quiet = { from: 22 * 60, to: 2 * 60 + 30 };
  const night = Date.UTC(2026, 2, 28, 23);
  expect(quietUntil(quiet, night)).toBe(Date.UTC(2026, 2, 29, 1));
});

test('quiet hours last an hour longer in the night that has one more', () => {
  process.env.TZ = 'Europe/Berlin';
  const quiet = { from: 22 * 60, to: 7 * 60 };
  const [before, after] = [at('2026-10-24T22:00'), at('2026-10-25T07:00')];
  expect(after - before).toBe(10 * HOUR);
  expect(quietUntil(quiet, before)).toBe(after);
});
