/** For how long findings can be muted. */
export const MUTE_SPANS = ['hour', 'tomorrow', 'month', 'ever'] as const;
export type MuteSpan = (typeof MUTE_SPANS)[number];

const HOUR_MS = 3_600_000;
const MONTH_DAYS = 30;
/** When a day begins for who looks at findings again, in hours of the local day. */
const MORNING = 8;

/**
 * @param now milliseconds since 1970 UTC
 * @returns when muting ends, as milliseconds since 1970 UTC; null: never
 */
export function muteUntil(span: MuteSpan, now: number): number | null {
  switch (span) {
    case 'hour':
      return now + HOUR_MS;
    case 'tomorrow':
      return daysLater(now, 1, MORNING);
    case 'month':
      return now + MONTH_DAYS * 24 * HOUR_MS;
    case 'ever':
      return null;
  }
}

/** By the calendar of this place: a day may have 23 or 25 hours. */
function daysLater(now: number, days: number, hour: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days, hour).getTime();
}
