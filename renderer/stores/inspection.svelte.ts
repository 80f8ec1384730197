import { createSubscriber } from 'svelte/reactivity';

/** How an inspection asks. */
export interface Asking<T> {
  /** Null where there is nothing to be told: what was known last is kept. */
  readonly ask: () => Promise<T | null>;
  /** How often, in milliseconds. */
  readonly everyMs: number;
  /** Hears of every answer. */
  readonly told?: (answer: T) => void;
}

/** Asks for something again and again while somebody reads the answer, and the page can be seen. */
export class Inspection<T> {
  #latest: T | null = null;
  readonly #subscribe: () => void;

  constructor({ ask, everyMs, told }: Asking<T>) {
    this.#subscribe = createSubscriber((update) => {
      let isAsking = false;
      const look = async (): Promise<void> => {
        if (isAsking || document.hidden) return;
        isAsking = true;
        const answer = await ask().catch(() => null);
        isAsking = false;
        if (answer === null) return;
        this.#latest = answer;
        told?.(answer);
        update();
      };
      const timer = setInterval(() => void look(), everyMs);
      void look();
      return () => clearInterval(timer);
    });
  }

  /** The last answer; null before the first one. */
  get latest(): T | null {
    this.#subscribe();
    return this.#latest;
  }
}
