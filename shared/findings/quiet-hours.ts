import type { AlertSettings } from '../model/settings.ts';

const MINUTE_MS = 60_000;
const MINUTES_OF_HOUR = 60;
/** Two days and more, in minutes: the minute at which they end may be left out on the first. */
const LONGEST_SEARCH = 50 * MINUTES_OF_HOUR;

type Quiet = AlertSettings['quiet'];

/**
 * Whether it is a quiet hour by the clock on the wall. Where `from` and `to` are equal it always is.
 * @param at milliseconds since 1970 UTC
 */
export function isQuiet(quiet: Quiet, at: number): boolean {
  if (!quiet) return false;
  const { from, to } = quiet;
  const minute = minuteOfDay(at);
  if (from < to) return minute >= from && minute < to;
  return minute >= from || minute < to;
}

/**
 * When it is no quiet hour any more. Goes by the clock on the wall, which may jump by an hour meanwhile.
 * @param at milliseconds since 1970 UTC
 * @returns the first whole minute, as milliseconds since 1970 UTC; `at` where it is none now; null: never
 */
export function quietUntil(quiet: Quiet, at: number): number | null {
  if (!isQuiet(quiet, at)) return at;
  let minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  for (let step = 0; step < LONGEST_SEARCH; step += 1) {
    minute += MINUTE_MS;
    if (!isQuiet(quiet, minute)) return minute;
  }
  return null;
}

function minuteOfDay(at: number): number {
  const date = new Date(at);
  return date.getHours() * MINUTES_OF_HOUR + date.getMinutes();
}
