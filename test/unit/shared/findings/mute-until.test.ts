import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MUTE_SPANS, muteUntil } from '../../../../shared/findings/mute-until.ts';

const NOON = new Date(2026, 4, 6, 12, 0, 0).getTime();
const moments = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });

describe('how long findings are muted', () => {
  test('an hour is an hour, and for good has no end', () => {
    expect(muteUntil('hour', NOON)).toBe(NOON + 3_600_000);
    expect(muteUntil('ever', NOON)).toBeNull();
    expect(muteUntil('month', NOON)).toBe(NOON + 30 * 86_400_000);
  });

  test('until tomorrow is eight in the morning of the next day, over the end of a month too', () => {
    expect(muteUntil('tomorrow', NOON)).toBe(new Date(2026, 4, 7, 8).getTime());
    const lastEvening = new Date(2026, 11, 31, 23, 59).getTime();
    expect(muteUntil('tomorrow', lastEvening)).toBe(new Date(2027, 0, 1, 8).getTime());
  });

  test('tomorrow begins at eight by the clock of this place, however long the night is', () => {
    fc.assert(
      fc.property(moments, (now) => {
        const until = new Date(muteUntil('tomorrow', now) ?? 0);
        const today = new Date(now);
        const next = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1);
        expect(until.toDateString()).toBe(next.toDateString());
        expect(until.getHours()).toBe(8);
      }),
    );
  });

  test('what has an end ends later than now', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MUTE_SPANS), moments, (span, now) => {
        const until = muteUntil(span, now);
        expect(until === null || until > now).toBe(true);
      }),
    );
  });
});
