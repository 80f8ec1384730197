import { SleepWatch } from './sleep-watch.ts';

/** Readings further apart than this do not follow each other, in milliseconds, and in intervals. */
const LEAST_GAP_MS = 30_000;
const GAP_INTERVALS = 3;

/** Knows which reading is the first one after this computer slept. */
export class AsleepGap {
  readonly #watch: SleepWatch;
  #since: number | null = null;

  constructor(watch = new SleepWatch()) {
    this.#watch = watch;
  }

  /** When the last reading before the sleep was taken, until there is one after it; null: nobody slept. */
  get since(): number | null {
    return this.#since;
  }

  /** The host says that the computer is about to sleep. @param intervalMs from reading to reading */
  begin(intervalMs: number): void {
    this.#watch.goesToSleep(longest(intervalMs));
  }

  /**
   * Called before every reading.
   * @param readAt when the one before was taken: milliseconds since 1970 UTC; null: there is none
   * @returns whether the computer slept since
   */
  look(intervalMs: number, readAt: number | null): boolean {
    if (!this.#watch.hasSlept(longest(intervalMs))) return false;
    this.#since ??= readAt;
    return true;
  }

  /** There is a reading after it. */
  end(): void {
    this.#since = null;
  }
}

function longest(intervalMs: number): number {
  return Math.max(LEAST_GAP_MS, GAP_INTERVALS * intervalMs);
}
