import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { Delta } from '../../../shared/diff/delta.ts';
import { deltaSize } from '../../../shared/diff/delta.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import { newsOf, type Publication, type Snapshot } from '../publication.ts';

/** Events that may wait for a slow reader; beyond that it is given a new snapshot instead. */
const LONGEST_WAIT = 20_000;

/**
 * The stream of single events, for `watch`: nothing is merged. A reader that cannot keep up loses what
 * waited and gets a new snapshot, which tells it to forget the rows before.
 */
export class EventSession {
  readonly #send: (events: readonly MonitorEvent[]) => void;
  #latest: Snapshot | null = null;
  /** The epoch whose events the reader is being told; null where it has to start over. */
  #epoch: string | null = null;
  #awaitsAck = false;
  #waiting: MonitorEvent[] = [];
  #lastStatus = '';

  constructor(send: (events: readonly MonitorEvent[]) => void) {
    this.#send = send;
  }

  publish({ snapshot, delta, status, asleepSince = null }: Publication): void {
    this.#latest = snapshot;
    if (!snapshot) {
      this.#epoch = null;
      this.#addStatus(status);
    } else if (!delta || snapshot.epoch !== this.#epoch) {
      this.#restart(snapshot);
    } else {
      this.#addStatus(status);
      if (asleepSince !== null) this.#addSleep(asleepSince, status.takenAt);
      this.#addDelta(delta, status.takenAt);
    }
    this.#flush();
  }

  /** The reader has taken what was sent. */
  acknowledge(): void {
    this.#awaitsAck = false;
    if (this.#epoch === null && this.#latest) this.#restart(this.#latest);
    this.#flush();
  }

  #restart(snapshot: Snapshot): void {
    const { epoch, rows, status } = snapshot;
    this.#epoch = epoch;
    this.#lastStatus = newsOf(status);
    this.#waiting = [{ type: 'snapshot', at: status.takenAt, sockets: [...rows.values()], status }];
  }

  #addStatus(status: MonitorStatus): void {
    const text = newsOf(status);
    if (text === this.#lastStatus) return;
    this.#lastStatus = text;
    this.#waiting.push({ type: 'status', at: status.takenAt, status });
  }

  #addSleep(since: number, at: number): void {
    this.#waiting.push({ type: 'asleep', at, since });
  }

  #addDelta(delta: Delta, at: number): void {
    if (this.#waiting.length + deltaSize(delta) > LONGEST_WAIT) {
      this.#epoch = null;
      this.#waiting = [];
      return;
    }
    for (const socket of delta.closed.values()) this.#waiting.push({ type: 'closed', at, socket });
    for (const { after } of delta.changed.values()) {
      this.#waiting.push({ type: 'changed', at, socket: after });
    }
    for (const socket of delta.opened.values()) this.#waiting.push({ type: 'opened', at, socket });
    for (const socket of delta.passed.sockets) this.#waiting.push({ type: 'passed', at, socket });
  }

  #flush(): void {
    if (this.#awaitsAck || this.#waiting.length === 0) return;
    this.#awaitsAck = true;
    this.#send(this.#waiting);
    this.#waiting = [];
  }
}
