import { createSubscriber } from 'svelte/reactivity';
import type { SocketDetails } from '../../shared/model/traffic.ts';

const STEP_MS = 1000;

/** Asks for the counters of one socket once a second, while somebody reads them. */
export class Inspection {
  readonly #id: string;
  #details: SocketDetails | null = null;
  readonly #subscribe: () => void;

  constructor(id: string, ask: (id: string) => Promise<SocketDetails | null>) {
    this.#id = id;
    this.#subscribe = createSubscriber((update) => {
      let isAsking = false;
      const look = async (): Promise<void> => {
        if (isAsking || document.hidden) return;
        isAsking = true;
        // What is gone, or cannot be told, keeps what was known last.
        this.#details = (await ask(this.#id).catch(() => null)) ?? this.#details;
        isAsking = false;
        update();
      };
      const timer = setInterval(() => void look(), STEP_MS);
      void look();
      return () => clearInterval(timer);
    });
  }

  get details(): SocketDetails | null {
    this.#subscribe();
    return this.#details;
  }
}
