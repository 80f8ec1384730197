import { parentPort, workerData } from 'node:worker_threads';
import { loadLibc } from '../libc.ts';
import { Batch } from './batch.ts';
import { EventSocket, EventSocketError } from './event-socket.ts';
import { Outbox } from './outbox.ts';
import {
  type DestroyEventsFailure,
  STOP,
  type WorkerMessage,
  type WorkerOptions,
} from './protocol.ts';

/** Longest wait for a message, and so for a stop, in milliseconds. */
const IDLE_MS = 200;
/** Messages are gathered for so long before they are given out, in milliseconds. */
const BATCH_MS = 50;
/** How many waits the kernel has to tell of the first socket. */
const PROOF_ATTEMPTS = 5;

const { cells, receiveBytes } = workerData as WorkerOptions;
const batch = new Batch();
const outbox = new Outbox(cells, post);

/**
 * Entry of the worker thread: nothing but receiving. It does not come back to its event loop before it
 * ends, so it is stopped through shared memory.
 */
const failure = await listen().catch(failureOf);
if (failure) post({ kind: 'failed', failure });

async function listen(): Promise<DestroyEventsFailure | null> {
  const libc = await loadLibc().catch((error: unknown) => String(error));
  if (typeof libc === 'string') return { code: 'not-available', detail: libc };
  const socket = new EventSocket(libc, receiveBytes);
  try {
    socket.destroyOne();
    if (!isProven(socket)) return { code: 'cannot-see', detail: 'no event came' };
    post({ kind: 'opened', grantedBytes: socket.grantedBytes });
    while (!isStopped()) gather(socket);
    return null;
  } finally {
    socket.close();
  }
}

/** A kernel can accept the subscription and have nobody who fills the messages in. */
function isProven(socket: EventSocket): boolean {
  for (let attempt = 0; attempt < PROOF_ATTEMPTS && !isStopped(); attempt += 1) {
    receive(socket, IDLE_MS);
    if (batch.count > 0) return true;
  }
  return isStopped();
}

/** Waits for a first message, and gathers what comes with it. */
function gather(socket: EventSocket): void {
  if (batch.count === 0) receive(socket, IDLE_MS);
  const startedAt = performance.now();
  while (batch.count > 0 && !batch.isFull && !isStopped()) {
    if (performance.now() - startedAt >= BATCH_MS) break;
    receive(socket, BATCH_MS);
  }
  if (batch.count > 0 || socket.hasComplaints) outbox.count(socket.takeDropped());
  outbox.give(batch);
}

function receive(socket: EventSocket, waitMs: number): void {
  const length = socket.receive(batch.room, waitMs);
  if (length >= 0 && !batch.add(length)) outbox.count(1);
}

function isStopped(): boolean {
  return Atomics.load(cells, STOP) !== 0;
}

function failureOf(error: unknown): DestroyEventsFailure {
  if (error instanceof EventSocketError) return error.failure;
  return { code: 'failed', detail: String(error) };
}

function post(message: WorkerMessage, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}
