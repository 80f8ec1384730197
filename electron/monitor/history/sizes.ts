const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Classes of how long a listener was there: each holds spans up to this long, in milliseconds. To find what
 * was there at a time, of each class only those have to be looked at that began not longer before.
 */
export const LONGEST_OF_SIZE: readonly number[] = [
  MINUTE,
  10 * MINUTE,
  HOUR,
  6 * HOUR,
  DAY,
  7 * DAY,
  30 * DAY,
  365 * DAY,
  Number.MAX_SAFE_INTEGER,
];

/** Of one that is still there. */
export const OPEN_SIZE = 0;

/** The class of a span, from 1 on. */
export function sizeOf(span: number): number {
  return LONGEST_OF_SIZE.findIndex((longest) => span <= longest) + 1;
}
