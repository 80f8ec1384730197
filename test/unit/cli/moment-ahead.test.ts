import { expect, test } from 'vitest';
import { UsageError } from '../../../electron/cli/command-line.ts';
import { momentAhead } from '../../../electron/cli/findings/moment-ahead.ts';
import { en } from '../../../shared/messages/en.ts';

const NOW = new Date(2026, 10, 26, 12, 30).getTime();
const MINUTE = 60_000;

test.each([
  ['30m', NOW + 30 * MINUTE],
  ['2h', NOW + 120 * MINUTE],
  ['7d', NOW + 7 * 24 * 60 * MINUTE],
  ['2026-12-31', new Date(2026, 11, 31).getTime()],
  ['2026-11-26T12:31', NOW + MINUTE],
])('%s is a time ahead', (text, moment) => {
  expect(momentAhead(text, NOW, en)).toBe(moment);
});

test.each([
  '',
  '2',
  '0m',
  '-2h',
  '2w',
  '2 h',
  '2026-11-26',
  '2026-11-26T12:30',
  '2026-02-30',
  '2027-02-29',
  '2026-13-01',
  'tomorrow',
  '12:00',
  '2026-12-31T25:00',
  '2026-12-31T10:00Z',
])('%j is none', (text) => {
  expect(() => momentAhead(text, NOW, en)).toThrow(UsageError);
});
