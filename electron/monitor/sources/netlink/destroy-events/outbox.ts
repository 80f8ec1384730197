import type { Batch } from './batch.ts';
import { HELD, MOST_HELD_BYTES, type WorkerMessage } from './protocol.ts';

/** Gives batches to the other thread, and counts what does not get there. */
export class Outbox {
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #post: (message: WorkerMessage, transfer: ArrayBuffer[]) => void;
  #overflowed = 0;

  /** @param cells see {@link HELD} */
  constructor(
    cells: Int32Array<SharedArrayBuffer>,
    post: (message: WorkerMessage, transfer: ArrayBuffer[]) => void,
  ) {
    this.#cells = cells;
    this.#post = post;
  }

  /** So many messages were lost. They are told with the next batch. */
  count(lost: number): void {
    this.#overflowed += lost;
  }

  /** Empties the batch. Nothing is sent where there is nothing to tell. */
  give(batch: Batch): void {
    if (Atomics.load(this.#cells, HELD) >= MOST_HELD_BYTES) {
      this.count(batch.count);
      batch.clear();
    }
    if (batch.count === 0 && this.#overflowed === 0) return;
    const messages = batch.take();
    Atomics.add(this.#cells, HELD, messages.byteLength);
    this.#post({ kind: 'batch', messages, overflowed: this.#overflowed }, [messages.buffer]);
    this.#overflowed = 0;
  }
}
