import type { Stay, Watch } from './model.ts';

/** A time in which this computer slept: from the last reading before to the first one after. */
export type Sleep = Watch;

/** The sleep in which it opened; null: it opened at another time, or that was seen. */
export function openedIn(
  { began, firstSeen, openingSeen }: Stay,
  sleeps: readonly Sleep[],
): Sleep | null {
  if (openingSeen) return null;
  return sleeps.find(({ from, until }) => from === began && until === firstSeen) ?? null;
}

/** The sleep in which it closed; null: it closed at another time, or is still there. */
export function closedIn({ lastSeen, ended }: Stay, sleeps: readonly Sleep[]): Sleep | null {
  if (lastSeen === null || lastSeen === ended) return null;
  return sleeps.find(({ from, until }) => from === lastSeen && until === ended) ?? null;
}

/** How long it slept in a time, in milliseconds. */
export function asleepMs(sleeps: readonly Sleep[], from: number, to: number): number {
  return sleeps.reduce(
    (sum, sleep) => sum + Math.max(0, Math.min(to, sleep.until) - Math.max(from, sleep.from)),
    0,
  );
}
