import type { Beat } from '../sources/source.ts';
import type { Pace } from './pace.ts';

/** Knows what is to be read next: everything where it is due, doors in between. */
export class BeatPlan {
  #pace: Pace;
  #readAllAt = Number.NEGATIVE_INFINITY;

  constructor(pace: Pace) {
    this.#pace = pace;
  }

  setPace(pace: Pace): void {
    this.#pace = pace;
  }

  /** The next reading is one of everything. */
  wantAll(): void {
    this.#readAllAt = Number.NEGATIVE_INFINITY;
  }

  /** @param startedAt when that reading began, by `performance.now()` */
  hasReadAll(startedAt: number): void {
    this.#readAllAt = startedAt;
  }

  /** From reading to reading. @param sourceMs how often the source can read doors alone; null: it cannot */
  intervalMs(sourceMs: number | null): number {
    const { doorsMs, allMs, wholeMs } = this.#pace;
    return sourceMs === null ? wholeMs : Math.min(allMs, Math.max(sourceMs, doorsMs));
  }

  /** Everything is due within a tenth of a beat. @param now by `performance.now()` */
  next(sourceMs: number | null, now: number): Beat {
    if (sourceMs === null) return 'all';
    const due = this.#readAllAt + this.#pace.allMs - this.intervalMs(sourceMs) / 10;
    return now >= due ? 'all' : 'doors';
  }
}
