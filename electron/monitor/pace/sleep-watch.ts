import { uptime } from 'node:os';

/** Two clocks of the system, in milliseconds from wherever they start. */
export interface Clocks {
  /** Since the system was started, sleep included. */
  uptimeMs(): number;
  /** Sleep not included, where the system has such a clock. */
  awakeMs(): number;
}

/** Less is no sleep but how coarse the clocks are. */
const LEAST_SLEEP_MS = 2000;

/**
 * Finds that this computer slept, by two clocks that part only then: nobody who sets the time disturbs them. On
 * Linux that is exact (proc_uptime(5) counts CLOCK_BOOTTIME, Node's own clock is CLOCK_MONOTONIC). On macOS and
 * Windows Node's clock may run on in sleep: there the host has to say so.
 */
export class SleepWatch {
  readonly #clocks: Clocks;
  #uptimeMs: number;
  #awakeMs: number;
  #wasTold = false;

  constructor(clocks: Clocks = SYSTEM_CLOCKS) {
    this.#clocks = clocks;
    this.#uptimeMs = clocks.uptimeMs();
    this.#awakeMs = clocks.awakeMs();
  }

  /**
   * The host knows that the computer goes to sleep now.
   * @param longestAwakeMs as for {@link hasSlept}
   */
  goesToSleep(longestAwakeMs: number): void {
    this.#wasTold = this.#clocks.awakeMs() - this.#awakeMs <= longestAwakeMs;
  }

  /**
   * Whether it slept since the last call, and little else happened.
   * @param longestAwakeMs if it was awake for longer than this, nobody knows what happened when
   */
  hasSlept(longestAwakeMs: number): boolean {
    const uptimeMs = this.#clocks.uptimeMs();
    const awakeMs = this.#clocks.awakeMs();
    const wasAwakeMs = awakeMs - this.#awakeMs;
    const sleptMs = uptimeMs - this.#uptimeMs - wasAwakeMs;
    const isByClocks = sleptMs >= LEAST_SLEEP_MS && wasAwakeMs <= longestAwakeMs;
    const hasSlept = this.#wasTold || isByClocks;
    this.#uptimeMs = uptimeMs;
    this.#awakeMs = awakeMs;
    this.#wasTold = false;
    return hasSlept;
  }
}

const SYSTEM_CLOCKS: Clocks = {
  uptimeMs: () => uptime() * 1000,
  awakeMs: () => performance.now(),
};
