import type { Messages } from '../../../shared/messages/en.ts';
import { UsageError } from '../command-line.ts';

const UNITS_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A day, or a minute of it, by the clock of this place (RFC 3339 without its zone). */
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/;

/**
 * `30m`, `2h`, `7d`, `2026-12-31` or `2026-12-31T18:00`, as milliseconds since 1970 UTC.
 * @throws {UsageError} where it is none of these, or has passed
 */
export function momentAhead(text: string, now: number, { alerts }: Messages): number {
  const moment = spanFrom(text, now) ?? localTime(text);
  if (moment === null || !(moment > now)) throw new UsageError(alerts.terminal.badTime(text));
  return moment;
}

function spanFrom(text: string, now: number): number | null {
  const [, count, unit = ''] = /^(\d{1,5})([mhd])$/.exec(text) ?? [];
  const unitMs = UNITS_MS[unit];
  return count === undefined || unitMs === undefined ? null : now + Number(count) * unitMs;
}

/** A date alone would be taken for one of Greenwich (ECMA-262, date time string format). */
function localTime(text: string): number | null {
  if (!LOCAL_TIME.test(text)) return null;
  const moment = new Date(text.includes('T') ? text : `${text}T00:00`);
  // Another day than was said: the month has no such one.
  return moment.getDate() === Number(text.slice(8, 10)) ? moment.getTime() : null;
}
