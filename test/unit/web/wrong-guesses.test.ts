import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WrongGuesses } from '../../../electron/web/wrong-guesses.ts';

function delays(times: readonly number[]): number[] {
  const guesses = new WrongGuesses();
  return times.map((time) => guesses.delayFor(time));
}

test('the first five guesses are answered at once, each further one twice as late, up to five seconds', () => {
  expect(delays(Array.from({ length: 12 }, (_, index) => index))).toEqual([
    0, 0, 0, 0, 0, 250, 500, 1000, 2000, 4000, 5000, 5000,
  ]);
});

test('after a quiet minute it begins anew', () => {
  const guesses = new WrongGuesses();
  for (let count = 0; count < 10; count += 1) guesses.delayFor(1000);
  expect(guesses.delayFor(61_000)).toBe(0);
});

test('guesses that come slowly are never delayed', () => {
  expect(new Set(delays(Array.from({ length: 50 }, (_, index) => index * 12_000)))).toEqual(
    new Set([0]),
  );
});

test('within a minute the wait never gets shorter', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 59_999 }), { maxLength: 40 }), (times) => {
      const waits = delays(times.toSorted((a, b) => a - b));
      expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    }),
  );
});

test('ten thousand guesses at once wait no longer than five seconds', () => {
  const guesses = new WrongGuesses();
  let longest = 0;
  for (let count = 0; count < 10_000; count += 1) longest = Math.max(longest, guesses.delayFor(7));
  expect(longest).toBe(5000);
});
