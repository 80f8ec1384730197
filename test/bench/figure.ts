/** One thing that was measured. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: Unit;
  /** The same against another figure of the same run: ratios can be compared between machines. */
  readonly ratio?: { readonly value: number; readonly to: string };
  readonly budget?: Budget;
}

export type Unit =
  | 'ms'
  | 'ms CPU'
  | 'B'
  | 'MB'
  | 'rows'
  | 'frames/s'
  | '% of a core'
  | 's CPU a minute';

export interface Budget {
  readonly text: string;
  readonly isKept: boolean;
}

/** What was measured together, and what could not be. */
export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

/** A budget for the value itself. */
export function atMost(value: number, limit: number, unit: Unit): Budget {
  return { text: `≤ ${limit} ${unit}`, isKept: value <= limit };
}

/** A budget for how many times another figure it is. */
export function atMostTimes(ratio: number, limit: number): Budget {
  return { text: `≤ ${limit} ×`, isKept: ratio <= limit };
}

export function atLeastTimes(ratio: number, limit: number): Budget {
  return { text: `≥ ${limit} ×`, isKept: ratio >= limit };
}

/** The middle one of several rounds; one that was held up by something else does not count. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new Error('nothing was measured');
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Milliseconds that `act` takes. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}
