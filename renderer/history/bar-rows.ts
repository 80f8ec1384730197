import type { TimeWindow } from '../../shared/history/time-window.ts';
import type { Bar, Lane } from '../../shared/history/timeline.ts';

/** A bar as a row of a table. */
export interface BarRow {
  readonly key: string;
  readonly lane: Lane;
  readonly bar: Bar;
}

/** The bars of a time, lane by lane. */
export function rowsOf(lanes: readonly Lane[], { from, to }: TimeWindow): BarRow[] {
  return lanes.flatMap((lane) =>
    lane.bars
      .filter((bar) => bar.to >= from && bar.from <= to)
      .map((bar) => ({ key: `${lane.id} ${bar.from}`, lane, bar })),
  );
}
