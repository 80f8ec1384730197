import type { SourceFailureCode } from '../../../../../shared/model/status.ts';

/** What the worker thread is started with. */
export interface WorkerOptions {
  /** Two cells, see {@link STOP} and {@link HELD}. */
  readonly cells: Int32Array<SharedArrayBuffer>;
  /** How much room for waiting events the kernel is asked for, in bytes. */
  readonly receiveBytes: number;
}

/** Cell that is set to 1 to end the worker. */
export const STOP = 0;
/** Cell with how many bytes the worker gave out that nobody has taken yet. */
export const HELD = 1;
export const CELLS = 2;

/** So much may wait for its reader; what comes then is counted as overflowed, so that memory is bounded. */
export const MOST_HELD_BYTES = 16 << 20;

/** Why destroy events are not to be had, or are no more. `cannot-see`: the kernel sent none of our own. */
export interface DestroyEventsFailure {
  readonly code: SourceFailureCode;
  readonly detail: string;
}

/** From the worker: first `opened` or `failed`, then batches, and `failed` where it has to give up. */
export type WorkerMessage =
  | { readonly kind: 'opened'; readonly grantedBytes: number }
  | { readonly kind: 'failed'; readonly failure: DestroyEventsFailure }
  | {
      readonly kind: 'batch';
      /** Netlink messages one after the other, each padded to four bytes; may be empty. */
      readonly messages: Uint32Array<ArrayBuffer>;
      /** How many messages were lost since the batch before. */
      readonly overflowed: number;
    };
