const UNITS = [
  { unit: 'day', ms: 86_400_000 },
  { unit: 'hour', ms: 3_600_000 },
  { unit: 'minute', ms: 60_000 },
  { unit: 'second', ms: 1000 },
] as const;

/** A span of time in its largest unit: `3 days` shortened as the language does it. */
export function spanText(ms: number, locale: string): string {
  const span = Math.max(0, ms);
  const { unit, ms: size } = UNITS.find((candidate) => span >= candidate.ms) ?? UNITS[3];
  return formatterFor(locale, unit).format(Math.floor(span / size));
}

/** An interval in seconds, with as many digits as it needs: `0.25 s`. */
export function intervalText(ms: number, locale: string): string {
  return formatterFor(locale, 'second').format(ms / 1000);
}

/** Where the narrow form of a language is still in its own script. */
const NARROW: ReadonlySet<string> = new Set(['en']);

const formatters = new Map<string, Intl.NumberFormat>();

/** Formatters are costly to make and asked for at every row. */
function formatterFor(locale: string, unit: string): Intl.NumberFormat {
  const key = `${locale}/${unit}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const unitDisplay = NARROW.has(locale) ? 'narrow' : 'short';
    formatter = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay });
    formatters.set(key, formatter);
  }
  return formatter;
}

/** As documents of Portico have it: ISO 8601, in UTC. @param time milliseconds since 1970 */
export function isoText(time: number): string {
  return new Date(time).toISOString();
}
