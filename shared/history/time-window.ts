/** The time that a picture shows. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export const SPANS = {
  hour: HOUR,
  day: DAY,
  week: 7 * DAY,
  month: 30 * DAY,
  quarter: 90 * DAY,
} as const;
export type SpanName = keyof typeof SPANS;

export const SHORTEST_SPAN = MINUTE;
export const LONGEST_SPAN = 2 * 366 * DAY;
/** As much of the picture may lie in the future. */
const FUTURE = 0.05;

export function spanOf({ from, to }: TimeWindow): number {
  return to - from;
}

/** The last `span` before `now`. */
export function lately(span: number, now: number): TimeWindow {
  return { from: now - span, to: now };
}

/** Nearer or farther around a time that stays where it is. @param factor above 1: nearer */
export function zoomed(window: TimeWindow, factor: number, at: number, now: number): TimeWindow {
  const span = Math.min(LONGEST_SPAN, Math.max(SHORTEST_SPAN, spanOf(window) / factor));
  const share = (at - window.from) / spanOf(window);
  return within({ from: at - share * span, to: at + (1 - share) * span }, now);
}

export function moved({ from, to }: TimeWindow, by: number, now: number): TimeWindow {
  return within({ from: from + by, to: to + by }, now);
}

/** Keeps a window from running into the future, or before all time. */
export function within(window: TimeWindow, now: number): TimeWindow {
  const span = spanOf(window);
  const latest = now + span * FUTURE;
  if (window.to > latest) return { from: latest - span, to: latest };
  return window.from < 0 ? { from: 0, to: span } : window;
}

/** Whether it shows what happens now. */
export function showsNow({ from, to }: TimeWindow, now: number): boolean {
  return from <= now && to >= now;
}

export interface Tick {
  readonly at: number;
  /** `day`: a day begins; `month`: a month; `time`: something in between. */
  readonly kind: 'time' | 'day' | 'month';
}

const SECOND_STEPS = [1, 5, 15, 30].map((seconds) => seconds * 1000);
const MINUTE_STEPS = [1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE);
const HOUR_STEPS = [1, 2, 3, 6, 12].map((hours) => hours * HOUR);
const SHORT_STEPS = [...SECOND_STEPS, ...MINUTE_STEPS, ...HOUR_STEPS];
const DAY_STEPS = [1, 2, 7, 14];

/** Times worth a line, at even local times. @param most how many there is room for */
export function ticksOf(window: TimeWindow, most: number): { ticks: Tick[]; step: number } {
  const least = spanOf(window) / Math.max(1, most);
  const short = SHORT_STEPS.find((step) => step >= least);
  if (short !== undefined) return { ticks: shortTicks(window, short), step: short };
  const days = DAY_STEPS.find((step) => step * DAY >= least);
  if (days !== undefined) return { ticks: dayTicks(window, days), step: days * DAY };
  return { ticks: monthTicks(window, Math.ceil(least / (31 * DAY))), step: 31 * DAY };
}

function shortTicks({ from, to }: TimeWindow, step: number): Tick[] {
  const ticks: Tick[] = [];
  // From midnight to midnight, since a day may be an hour longer or shorter.
  for (let day = midnight(from, 0); day <= to; day = midnight(day, 1)) {
    const next = midnight(day, 1);
    const first = Math.max(0, Math.ceil((from - day) / step));
    for (let at = day + first * step; at < next && at <= to; at += step) {
      ticks.push({ at, kind: at === day ? 'day' : 'time' });
    }
  }
  return ticks;
}

function dayTicks({ from, to }: TimeWindow, step: number): Tick[] {
  const ticks: Tick[] = [];
  // Days are counted from one that every window shares, so that lines stay when it is moved.
  const number = Math.floor((midnight(from, 0) + DAY / 2) / DAY);
  for (let day = midnight(from, -(number % step)); day <= to; day = midnight(day, step)) {
    const isFirst = new Date(day).getDate() === 1;
    if (day >= from) ticks.push({ at: day, kind: isFirst ? 'month' : 'day' });
  }
  return ticks;
}

function monthTicks({ from, to }: TimeWindow, step: number): Tick[] {
  const ticks: Tick[] = [];
  const first = new Date(from);
  for (let month = first.getMonth() - (first.getMonth() % step); ; month += step) {
    const at = new Date(first.getFullYear(), month, 1).getTime();
    if (at > to) return ticks;
    if (at >= from) ticks.push({ at, kind: 'month' });
  }
}

/** Local midnight of the day of `at`, or so many days later. */
function midnight(at: number, days: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}
