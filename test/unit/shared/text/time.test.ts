import { describe, expect, test } from 'vitest';
import { intervalText, spanText } from '../../../../shared/text/time.ts';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

describe('a span is told in its largest unit, rounded down', () => {
  test.each([
    [0, /^0\s?s$/, /^0\s?秒$/],
    [SECOND - 1, /^0\s?s$/, /^0\s?秒$/],
    [SECOND, /^1\s?s$/, /^1\s?秒$/],
    [MINUTE - 1, /^59\s?s$/, /^59\s?秒$/],
    [MINUTE, /^1\s?m$/, /^1\s?分$/],
    [HOUR - 1, /^59\s?m$/, /^59\s?分$/],
    [HOUR, /^1\s?h$/, /^1\s?時間$/],
    [DAY - 1, /^23\s?h$/, /^23\s?時間$/],
    [DAY, /^1\s?d$/, /^1\s?日$/],
    [400 * DAY + HOUR, /^400\s?d$/, /^400\s?日$/],
  ])('%d ms', (ms, english, japanese) => {
    expect(spanText(ms, 'en')).toMatch(english);
    expect(spanText(ms, 'ja')).toMatch(japanese);
  });

  test('a clock that was set back makes it nothing, not less', () => {
    expect(spanText(-5 * DAY, 'en')).toBe(spanText(0, 'en'));
  });
});

test.each([
  [250, /^0\.25\s?s$/, /^0\.25\s?秒$/],
  [1000, /^1\s?s$/, /^1\s?秒$/],
  [1500, /^1\.5\s?s$/, /^1\.5\s?秒$/],
  [60_000, /^60\s?s$/, /^60\s?秒$/],
])('an interval of %d ms is told in seconds', (ms, english, japanese) => {
  expect(intervalText(ms, 'en')).toMatch(english);
  expect(intervalText(ms, 'ja')).toMatch(japanese);
});
