import type { Worker } from 'node:worker_threads';
import {
  CELLS,
  type DestroyEventsFailure,
  HELD,
  STOP,
  type WorkerMessage,
  type WorkerOptions,
} from './protocol.ts';

/** Room for some 13,000 events where the kernel grants it, which it does for root. */
const RECEIVE_BYTES = 8 << 20;

/** What arrived since the last call. */
export interface Drained {
  /** Each holds netlink messages one after the other, padded to four bytes. */
  readonly messages: readonly Uint32Array[];
  /** How many events were lost because they came faster than they were taken. */
  readonly overflowed: number;
  /** Why no more will come; null while the thread listens, and after it was closed. */
  readonly ended: DestroyEventsFailure | null;
}

/**
 * Tells of every TCP and UDP socket of this network namespace that the kernel destroys, so that those that
 * live between two readings are known too. A thread of its own listens; nothing is decoded here.
 */
export class DestroyEvents {
  readonly #worker: Worker;
  readonly #cells: Int32Array<SharedArrayBuffer>;
  readonly #exited: Promise<void>;
  readonly #openedOrEnded: Promise<void>;
  #hasOpened = false;
  #grantedBytes = 0;
  #messages: Uint32Array[] = [];
  #overflowed = 0;
  #ended: DestroyEventsFailure | null = null;

  private constructor(worker: Worker, cells: Int32Array<SharedArrayBuffer>) {
    this.#cells = cells;
    worker.on('message', (message: WorkerMessage) => this.#take(message));
    worker.on('error', (error) => this.#end(String(error)));
    worker.once('exit', () => {
      if (Atomics.load(this.#cells, STOP) === 0) this.#end('the thread ended');
    });
    this.#exited = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.#openedOrEnded = new Promise((resolve) => {
      worker.once('message', () => resolve());
      worker.once('exit', () => resolve());
    });
    this.#worker = worker;
  }

  /**
   * Starts to listen.
   * @param workerPath file of the worker's entry
   * @param receiveBytes how much room for waiting events to ask for
   * @returns the failure where events are not to be had; nothing is left open then
   */
  static async open(
    workerPath: string,
    receiveBytes = RECEIVE_BYTES,
  ): Promise<DestroyEvents | DestroyEventsFailure> {
    const { Worker } = await import('node:worker_threads');
    const cells = new Int32Array(new SharedArrayBuffer(CELLS * Int32Array.BYTES_PER_ELEMENT));
    const worker = new Worker(workerPath, {
      name: 'destroy-events',
      execArgv: [],
      workerData: { cells, receiveBytes } satisfies WorkerOptions,
    });
    const events = new DestroyEvents(worker, cells);
    await events.#openedOrEnded;
    // A thread may open, tell what came and end before this is heard: all of that is for whoever drains.
    if (events.#ended && !events.#hasOpened) {
      await events.#exited;
      return events.#ended;
    }
    // Listening keeps no program alive; opening and closing do.
    events.#worker.unref();
    return events;
  }

  /** How many bytes the kernel set aside for events that wait; each takes about 1,280. */
  get grantedBytes(): number {
    return this.#grantedBytes;
  }

  /** Gives what arrived since the last call, oldest first. */
  drain(): Drained {
    const drained = {
      messages: this.#messages,
      overflowed: this.#overflowed,
      ended: this.#ended,
    };
    let bytes = 0;
    for (const { byteLength } of drained.messages) bytes += byteLength;
    Atomics.sub(this.#cells, HELD, bytes);
    this.#messages = [];
    this.#overflowed = 0;
    return drained;
  }

  /** Ends the thread and waits until it is gone: at most as long as it waits for one message. */
  async close(): Promise<void> {
    this.#worker.ref();
    Atomics.store(this.#cells, STOP, 1);
    await this.#exited;
  }

  #take(message: WorkerMessage): void {
    switch (message.kind) {
      case 'opened':
        this.#hasOpened = true;
        this.#grantedBytes = message.grantedBytes;
        return;
      case 'failed':
        this.#ended ??= message.failure;
        return;
      case 'batch':
        if (message.messages.length > 0) this.#messages.push(message.messages);
        this.#overflowed += message.overflowed;
    }
  }

  #end(detail: string): void {
    this.#ended ??= { code: 'failed', detail };
  }
}
