import { sameValue } from '../../../shared/diff/equal.ts';
import type { Monitor } from '../monitor.ts';
import { type Circumstances, type Pace, paceFor } from './pace.ts';
import { FULL_POWER, type Power } from './power.ts';

/** Lets a monitor read as often as is needed, and not at all where nobody needs it. */
export class PaceKeeper {
  readonly #monitor: Pick<Monitor, 'start' | 'pause' | 'setPace' | 'goesToSleep'>;
  readonly #circumstances: () => Omit<Circumstances, 'power'>;
  #power = FULL_POWER;
  /** What is obeyed; undefined: nothing yet. */
  #pace: Pace | null | undefined;

  constructor(
    monitor: Pick<Monitor, 'start' | 'pause' | 'setPace' | 'goesToSleep'>,
    circumstances: () => Omit<Circumstances, 'power'>,
  ) {
    this.#monitor = monitor;
    this.#circumstances = circumstances;
  }

  setPower(power: Power): void {
    const fallsAsleep = power.isAsleep && !this.#power.isAsleep;
    // At rest nobody could say that it was in the sleep that something happened.
    if (fallsAsleep && this.#pace) this.#monitor.goesToSleep();
    this.#power = power;
    this.obey();
  }

  /** To be called whenever the circumstances may be others; a faster pace holds at once. */
  obey(): void {
    const pace = paceFor({ ...this.#circumstances(), power: this.#power });
    if (sameValue(pace, this.#pace)) return;
    this.#pace = pace;
    if (!pace) return this.#monitor.pause();
    this.#monitor.setPace(pace);
    this.#monitor.start();
  }
}
