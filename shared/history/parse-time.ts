const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

const BEFORE = /^(\d{1,6})([smhdw])$/;
const DATE =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/**
 * A time as somebody writes it: `2h` (so long ago; s, m, h, d, w), or a date with or without a time of the
 * day (ISO 8601), local where no zone is given. Milliseconds since 1970 UTC; null for anything else.
 */
export function parseTime(text: string, now: number): number | null {
  const [, amount, unit] = BEFORE.exec(text) ?? [];
  if (amount !== undefined) return Math.max(0, now - Number(amount) * (UNITS[unit ?? ''] ?? 0));
  const [whole, year, month, day, hour = '00', minute = '00', second = '00', part = '0', zone] =
    DATE.exec(text) ?? [];
  if (whole === undefined) return null;
  const date = `${year}-${month}-${day}`;
  const written = `${date}T${hour}:${minute}:${second}.${part.padEnd(3, '0')}${zone ?? ''}`;
  const time = new Date(written).getTime();
  // Some readers of dates take 31 February for 3 March.
  const isOfCalendar = new Date(`${date}T00:00:00Z`).toJSON()?.startsWith(date) ?? false;
  return isOfCalendar && time >= 0 ? time : null;
}
