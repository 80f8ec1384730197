import { Ring } from '../../shared/details/ring.ts';
import type { TrafficSample } from '../../shared/details/traffic-samples.ts';
import type { SocketDetails } from '../../shared/model/traffic.ts';
import { Inspection } from './inspection.svelte.ts';

const STEP_MS = 1000;
/** Three minutes. */
export const SAMPLES_KEPT = 180;
export const SPAN_MS = SAMPLES_KEPT * STEP_MS;

/** The counters of one socket, now and in the last minutes, while somebody reads them. */
export class TrafficHistory {
  readonly #inspection: Inspection<SocketDetails>;
  readonly #samples = new Ring<TrafficSample>(SAMPLES_KEPT);

  /** @param ask null where the socket is gone, or the source cannot tell */
  constructor(ask: () => Promise<SocketDetails | null>) {
    this.#inspection = new Inspection({
      ask,
      everyMs: STEP_MS,
      told: ({ traffic }) => {
        if (traffic) this.#samples.add({ at: Date.now(), traffic });
      },
    });
  }

  get details(): SocketDetails | null {
    return this.#inspection.latest;
  }

  /** The oldest first. */
  get samples(): readonly TrafficSample[] {
    void this.#inspection.latest;
    return this.#samples.toArray();
  }
}
