import type { Tick } from '../../shared/history/time-window.ts';

const MINUTE = 60_000;

/** What stands beside a line of the timeline. @param step from one line to the next, in milliseconds */
export function labelsIn(locale: string, step: number): (tick: Tick) => string {
  const short = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const time = new Intl.DateTimeFormat(
    locale,
    step < MINUTE ? { ...short, second: '2-digit' } : short,
  );
  const day = new Intl.DateTimeFormat(locale, { month: 'short', day: 'numeric' });
  const month = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short' });
  const formats = { time, day, month: step > 14 * 24 * 60 * MINUTE ? month : day };
  return ({ at, kind }) => formats[kind].format(at);
}
