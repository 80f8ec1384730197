import type { ServerMessage } from '../../../shared/api/messages.ts';
import { encodeRows } from '../../../shared/columns/socket-columns.ts';
import type { Delta } from '../../../shared/diff/delta.ts';
import { deltaSize, isEmptyDelta } from '../../../shared/diff/delta.ts';
import { merge } from '../../../shared/diff/merge.ts';
import type { Sight } from '../../../shared/model/sight.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import { newsOf, type Publication, type Snapshot } from '../publication.ts';

/** Rows in one page of a snapshot: few enough that taking one in does not hold up the view. */
export const PAGE_ROWS = 2000;
/** A client hears at least this often that the rows are still true, in milliseconds. */
const HEARTBEAT_MS = 2000;
/** One that shows only how much waits hears no more often than this. */
const PAUSED_MS = 5000;

interface Position {
  readonly epoch: string;
  readonly seq: number;
}

/**
 * The stream to one client: a snapshot, then deltas, never more than one of them unacknowledged. What
 * happens meanwhile is merged into the next delta; where that would be no smaller than the rows
 * themselves, or the epoch is another, a new snapshot goes out instead.
 */
export class ClientSession {
  readonly #send: (message: ServerMessage) => void;
  #latest: Publication | null = null;
  #subscribed = false;
  /** What the client has, or will have once it has applied what is under way; null: nothing of use. */
  #base: Position | null = null;
  #underWay: Position | null = null;
  #waiting: Delta | null = null;
  #lastSentAt = 0;
  #lastStatus = '';
  #sight: Sight = 'front';
  #isCovered = false;
  /** Whether it has been given something since it asked: that is done however it is seen. */
  #isAnswered = false;

  constructor(send: (message: ServerMessage) => void) {
    this.#send = send;
  }

  /** @param latest what was published last, if anything was */
  subscribe(latest: Publication | null): void {
    this.#subscribed = true;
    this.#latest = latest;
    this.#base = null;
    this.#underWay = null;
    this.#lastStatus = '';
    this.#isAnswered = false;
    this.#flush();
  }

  /** How well the client is seen, as it said last. */
  get sight(): Sight {
    return this.#sight;
  }

  /** What a client that nobody sees has missed is sent at once when it is seen again. */
  see(sight: Sight): void {
    this.#sight = sight;
    if (this.#subscribed) this.#flush();
  }

  publish(publication: Publication): void {
    this.#latest = publication;
    if (!this.#subscribed) return;
    const { snapshot, delta } = publication;
    if (!snapshot || !delta || snapshot.epoch !== this.#base?.epoch) this.#base = null;
    else this.#waiting = this.#waiting ? merge(this.#waiting, delta) : delta;
    this.#flush();
  }

  acknowledge(epoch: string, seq: number): void {
    if (this.#underWay?.epoch !== epoch || this.#underWay.seq !== seq) return;
    this.#underWay = null;
    this.#flush();
  }

  #flush(): void {
    const latest = this.#latest;
    if (!latest || this.#underWay || this.#isHeld) return;
    const { snapshot } = latest;
    if (!snapshot) this.#sendBlind(latest);
    else if (!this.#base || this.#isSnapshotSmaller(snapshot)) this.#sendSnapshot(snapshot);
    else this.#sendDelta(snapshot, this.#base);
  }

  /** Whether nobody can see it, however well it could be seen: the screen is locked. */
  cover(isCovered: boolean): void {
    this.#isCovered = isCovered;
    if (this.#subscribed) this.#flush();
  }

  get #isHeld(): boolean {
    if (!this.#isAnswered) return false;
    if (this.#isCovered || this.#sight === 'hidden') return true;
    return this.#sight === 'paused' && Date.now() - this.#lastSentAt < PAUSED_MS;
  }

  #isSnapshotSmaller(snapshot: Snapshot): boolean {
    return this.#waiting !== null && deltaSize(this.#waiting) > snapshot.rows.size;
  }

  /** Nobody acknowledges it, so it is not said again at every tick. */
  #sendBlind({ status }: Publication): void {
    const isNews = this.#base !== null || this.#isWorthTelling(status);
    this.#base = null;
    this.#waiting = null;
    if (!isNews) return;
    this.#send({ type: 'blind', status });
    this.#hasTold(status);
  }

  #sendSnapshot(snapshot: Snapshot): void {
    const { epoch, seq, status } = snapshot;
    const rows = [...snapshot.rows.values()];
    const pages = Math.max(1, Math.ceil(rows.length / PAGE_ROWS));
    for (let page = 0; page < pages; page += 1) {
      const part = rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS);
      this.#send({ type: 'snapshot', epoch, seq, page, pages, rows: encodeRows(part), status });
    }
    this.#hasSent(snapshot);
  }

  #sendDelta(snapshot: Snapshot, base: Position): void {
    const delta = this.#waiting;
    if (!delta || (isEmptyDelta(delta) && !this.#isWorthTelling(snapshot.status))) return;
    this.#send({
      type: 'delta',
      epoch: snapshot.epoch,
      from: base.seq,
      to: snapshot.seq,
      opened: encodeRows([...delta.opened.values()]),
      changed: encodeRows([...delta.changed.values()].map((change) => change.after)),
      closed: [...delta.closed.keys()],
      passed: { sockets: encodeRows(delta.passed.sockets), dropped: delta.passed.dropped },
      status: snapshot.status,
    });
    this.#hasSent(snapshot);
  }

  /** Without changes, a client hears of what changed in the status, and else now and then. */
  #isWorthTelling(status: MonitorStatus): boolean {
    if (newsOf(status) !== this.#lastStatus) return true;
    return Date.now() - this.#lastSentAt >= HEARTBEAT_MS;
  }

  #hasSent(snapshot: Snapshot): void {
    this.#base = { epoch: snapshot.epoch, seq: snapshot.seq };
    this.#underWay = this.#base;
    this.#waiting = null;
    this.#hasTold(snapshot.status);
  }

  #hasTold(status: MonitorStatus): void {
    this.#isAnswered = true;
    this.#lastSentAt = Date.now();
    this.#lastStatus = newsOf(status);
  }
}
