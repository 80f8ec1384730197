import { PASSED_LIMIT } from '../../../../shared/diff/delta.ts';
import type { Problem } from '../../../../shared/model/status.ts';
import type { PassedSockets, RawSocket } from '../source.ts';
import { type DestroyedSocket, decodeDestroyed } from './destroy-events/decode-destroyed.ts';
import { DestroyEvents } from './destroy-events/destroy-events.ts';

/** How long the trouble of having missed some is told, in milliseconds. */
const TELL_MISSED_MS = 60_000;
/** A listener's thread that ended is started again after this time, in milliseconds. */
const REOPEN_MS = 10_000;

export interface PassingContext {
  readonly namespace: string;
  interfaceName(index: number): string;
  /** Whether a reading has already shown this socket: then it is no passer-by. */
  isKnown(cookieLow: number, cookieHigh: number): boolean;
}

/** Finds the sockets that opened and closed between two readings, with their final counters. */
export class Passing {
  readonly #workerPath: string;
  #events: DestroyEvents | null = null;
  #opening: Promise<void> | null = null;
  #openedAt = Number.NEGATIVE_INFINITY;
  readonly #testDoors = new Set<number>();
  #missed = 0;
  #missedAt = Number.NEGATIVE_INFINITY;

  /** @param workerPath file of the listening thread's entry */
  constructor(workerPath: string) {
    this.#workerPath = workerPath;
  }

  /** Begins to listen; where that is not to be had, nothing passes and the readings are as good as ever. */
  open(): Promise<void> {
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  take(context: PassingContext): { passed: PassedSockets; problems: Problem[] } {
    const now = performance.now();
    const sockets: RawSocket[] = [];
    let dropped = 0;
    for (const destroyed of this.#drain(now)) {
      const { kind, cookieLow, cookieHigh } = destroyed;
      if (context.isKnown(cookieLow, cookieHigh) || this.#isTestDoor(destroyed)) continue;
      // Of a connection that its program cut, the kernel no longer says where it led.
      if (kind === 'reset' || sockets.length >= PASSED_LIMIT) dropped += 1;
      else sockets.push(rawOf(destroyed, context));
    }
    return { passed: { sockets, dropped }, problems: this.#problems(now) };
  }

  /** The next door that closes on this port was opened by Portico itself, to see whether it can see. */
  ignoreDoor(port: number): void {
    this.#testDoors.add(port);
  }

  async close(): Promise<void> {
    await this.#opening;
    await this.#events?.close();
    this.#events = null;
    this.#openedAt = Number.POSITIVE_INFINITY;
  }

  async #open(): Promise<void> {
    this.#openedAt = performance.now();
    const opened = await DestroyEvents.open(this.#workerPath);
    if (opened instanceof DestroyEvents) this.#events = opened;
  }

  #drain(now: number): DestroyedSocket[] {
    const drained = this.#events?.drain();
    if (drained?.ended) this.#events = null;
    if (!this.#events && now - this.#openedAt >= REOPEN_MS) void this.open();
    if (!drained) return [];
    if (drained.overflowed > 0) {
      const told = now - this.#missedAt < TELL_MISSED_MS ? this.#missed : 0;
      this.#missed = told + drained.overflowed;
      this.#missedAt = now;
    }
    return drained.messages.flatMap((messages) => decodeDestroyed(messages).sockets);
  }

  #isTestDoor({ kind, local }: DestroyedSocket): boolean {
    return kind === 'door' && this.#testDoors.delete(local.port);
  }

  #problems(now: number): Problem[] {
    if (now - this.#missedAt >= TELL_MISSED_MS) return [];
    const bufferBytes = this.#events?.grantedBytes ?? 0;
    return [{ code: 'passed-missed', count: this.#missed, bufferBytes }];
  }
}

function rawOf(destroyed: DestroyedSocket, context: PassingContext): RawSocket {
  const { protocol, family, local, remote, interfaceIndex, cookie, traffic } = destroyed;
  const boundState = remote ? 'CONNECTED' : 'BOUND';
  return {
    key: `${context.namespace}/${cookie}`,
    protocol,
    family,
    local,
    remote,
    interface: interfaceIndex === 0 ? null : context.interfaceName(interfaceIndex),
    v6only: null,
    netns: null,
    state: protocol === 'tcp' ? 'CLOSED' : boundState,
    uid: null,
    owner: { kind: 'nobody' },
    cgroupId: null,
    traffic,
  };
}
