import { createSubscriber } from 'svelte/reactivity';

const STEP_MS = 1000;

/** The time, once a second, while somebody reads it. */
export class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, STEP_MS);
    return () => clearInterval(timer);
  });

  /** Milliseconds since 1970 UTC. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }
}
