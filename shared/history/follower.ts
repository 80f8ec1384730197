import type { Delta } from '../diff/delta.ts';
import { isWatched } from '../findings/doors.ts';
import { programsOf } from '../findings/program.ts';
import type { Protocol, Rows, SocketRow } from '../model/socket.ts';
import type { Carried, HistoryChange } from './changes.ts';
import type { ListenerHolder } from './model.ts';
import { doorKey, doorOf, OpenListener } from './open-listener.ts';

/** One reading, as far as history needs it. */
export interface HistoryReading {
  readonly rows: Rows;
  /** From the reading before; null: the keys are others (a new epoch). */
  readonly delta: Delta | null;
  readonly takenAt: number;
  /** Protocols whose listeners the source cannot see. */
  readonly unseen: ReadonlySet<Protocol>;
}

/** Between which times something happened. */
interface Moment {
  readonly before: number;
  readonly at: number;
  /** Whether the two follow each other closely enough to say that it was seen. */
  readonly isSeen: boolean;
}

/** An owner may be known a reading later than its socket. */
const HIDDEN_PATIENCE_MS = 1000;
/** A UDP socket at a port that the system chose is mostly that of a client: it has to stay this long. */
const PASSING_PATIENCE_MS = 10_000;

/**
 * Turns readings into openings and closings of listeners. Asks no clock. Listeners are recognized by what
 * they are, so that another source, or a start after a pause, opens and closes nothing that stayed.
 */
export class ListenerFollower {
  readonly #byRow = new Map<string, OpenListener[]>();
  readonly #byDoor = new Map<string, OpenListener[]>();
  /** Those that are not written down yet. */
  readonly #waiting = new Set<OpenListener>();
  /** Since when the listeners of a protocol cannot be seen. */
  readonly #unseenSince = new Map<Protocol, number>();
  #nextId: number;
  #lastAt: number | null;
  /** Whether the next reading is compared with what was carried. */
  #isResuming = true;
  #changes: HistoryChange[] = [];

  constructor({ open, nextId, until }: Carried) {
    this.#nextId = nextId;
    this.#lastAt = until;
    for (const listener of open) {
      const kept = new OpenListener(listener);
      kept.isRecorded = true;
      this.#put(kept);
    }
  }

  /** @param isSeen whether this reading follows the one before closely */
  take(reading: HistoryReading, isSeen: boolean): HistoryChange[] {
    const { takenAt, delta, rows } = reading;
    const moment: Moment = {
      before: Math.min(this.#lastAt ?? takenAt, takenAt),
      at: takenAt,
      isSeen: isSeen && !this.#isResuming,
    };
    const seesOthers = this.#noteUnseen(reading.unseen, moment);
    if (delta && !this.#isResuming && !seesOthers) this.#follow(delta, moment);
    else this.#recognize(reading, moment);
    for (const protocol of this.#unseenSince.keys()) {
      if (!reading.unseen.has(protocol)) this.#unseenSince.delete(protocol);
    }
    this.#settle(rows, takenAt);
    this.#lastAt = takenAt;
    this.#isResuming = false;
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** Who listens at a port now, to tell whom a connection came to. */
  holderAt(protocol: Protocol, address: string, port: number): ListenerHolder | null {
    const at = (host: string) => this.#byDoor.get(`${protocol} ${port} ${host} `)?.[0];
    return (at(address) ?? at('0.0.0.0') ?? at('::'))?.holder ?? null;
  }

  /** @returns whether the source sees other protocols than before */
  #noteUnseen(unseen: ReadonlySet<Protocol>, { before }: Moment): boolean {
    const isOther = [...this.#unseenSince.keys()].some((protocol) => !unseen.has(protocol));
    const known = this.#unseenSince.size;
    for (const protocol of unseen) {
      if (!this.#unseenSince.has(protocol)) this.#unseenSince.set(protocol, before);
    }
    return isOther || this.#unseenSince.size > known;
  }

  #follow({ closed, changed, opened }: Delta, moment: Moment): void {
    for (const id of closed.keys()) this.#leave(id, moment);
    for (const [id, { after }] of changed) this.#change(id, after, moment);
    for (const row of opened.values()) if (isWatched(row)) this.#arrive(row, moment);
  }

  /** Everything has other keys: what is there is compared by what it is. */
  #recognize({ rows, unseen }: HistoryReading, moment: Moment): void {
    const before = [...this.#byDoor.values()].flat();
    this.#byRow.clear();
    for (const open of before) open.rows.clear();
    const found = [...rows.values()].filter(isWatched);
    const left = found.filter((row) => !this.#rejoin(row, 2));
    for (const row of left) if (!this.#rejoin(row, 1)) this.#arrive(row, moment);
    for (const open of before) {
      const isGone = open.rows.size === 0 && !unseen.has(open.door.protocol);
      if (isGone) this.#close(open, moment);
    }
  }

  /** @param least how surely the program has to be the same */
  #rejoin(row: SocketRow, least: 1 | 2): boolean {
    const holders = holdersOf(row);
    const there = this.#byDoor.get(doorKey(doorOf(row))) ?? [];
    const joined = holders.map((holder) => {
      const open = there.find(
        (candidate) =>
          candidate.matches(holder.program) >= least &&
          !(this.#isResuming && candidate.isRestart(holder)),
      );
      return { open, holder };
    });
    if (joined.some(({ open }) => open === undefined)) return false;
    for (const { open, holder } of joined) if (open) this.#join(open, row, holder);
    return true;
  }

  #arrive(row: SocketRow, moment: Moment): void {
    const door = doorOf(row);
    for (const holder of holdersOf(row)) {
      const there = this.#byDoor.get(doorKey(door)) ?? [];
      const same = there.find((open) => open.rows.size > 0 && open.matches(holder.program) === 2);
      if (same) this.#join(same, row, holder);
      else this.#open(row, holder, moment);
    }
  }

  #open(row: SocketRow, holder: ListenerHolder, moment: Moment): void {
    const unseenSince = this.#unseenSince.get(row.protocol);
    const isSeen = moment.isSeen && unseenSince === undefined;
    const open = new OpenListener({
      id: this.#nextId,
      began: isSeen ? moment.at : Math.min(unseenSince ?? moment.before, moment.at),
      firstSeen: moment.at,
      openingSeen: isSeen,
      ...doorOf(row),
      ...holder,
    });
    this.#nextId += 1;
    open.isPassing = row.protocol === 'udp' && row.inDynamicRange === true;
    this.#waiting.add(open);
    this.#put(open);
    this.#join(open, row, holder);
  }

  #join(open: OpenListener, row: SocketRow, holder: ListenerHolder): void {
    open.rows.add(row.id);
    const joined = this.#byRow.get(row.id);
    if (!joined) this.#byRow.set(row.id, [open]);
    else if (!joined.includes(open)) joined.push(open);
    if (open.learn(holder) && open.isRecorded) {
      this.#changes.push({ kind: 'known', id: open.id, holder });
    }
  }

  /** Another owner, another role, or something that history does not keep. */
  #change(id: string, row: SocketRow, moment: Moment): void {
    const before = this.#byRow.get(id);
    if (!before) {
      if (isWatched(row)) this.#arrive(row, moment);
      return;
    }
    if (row.self) return this.#forget(id, before);
    if (!isWatched(row)) return this.#leave(id, moment);
    const kept = new Set<OpenListener>();
    const news: ListenerHolder[] = [];
    for (const holder of holdersOf(row)) {
      const same = mostAlike(before, holder);
      if (!same) {
        news.push(holder);
        continue;
      }
      kept.add(same);
      this.#join(same, row, holder);
    }
    const gone = before.filter((open) => !kept.has(open));
    for (const open of gone) this.#part(open, id, moment);
    if (kept.size > 0) this.#byRow.set(id, [...kept]);
    else this.#byRow.delete(id);
    for (const holder of news) this.#open(row, holder, moment);
  }

  #leave(id: string, moment: Moment): void {
    for (const open of this.#byRow.get(id) ?? []) this.#part(open, id, moment);
    this.#byRow.delete(id);
  }

  #part(open: OpenListener, id: string, moment: Moment): void {
    open.rows.delete(id);
    if (open.rows.size === 0) this.#close(open, moment);
  }

  #forget(id: string, all: readonly OpenListener[]): void {
    this.#byRow.delete(id);
    for (const open of all) {
      open.rows.delete(id);
      if (open.rows.size > 0) continue;
      this.#remove(open);
      if (open.isRecorded) this.#changes.push({ kind: 'forgotten', id: open.id });
    }
  }

  #close(open: OpenListener, { before, at, isSeen }: Moment): void {
    this.#remove(open);
    if (!open.isRecorded) {
      if (open.isPassing) return;
      this.#record(open);
    }
    const unseenSince = this.#unseenSince.get(open.door.protocol);
    const last = unseenSince ?? (isSeen ? at : before);
    const lastSeen = Math.max(open.firstSeen, last);
    this.#changes.push({ kind: 'closed', id: open.id, lastSeen, ended: Math.max(lastSeen, at) });
  }

  /** Writes down what has waited long enough, or is known well enough. */
  #settle(rows: Rows, now: number): void {
    for (const open of this.#waiting) {
      const hasOwner = [...open.rows].some((id) => (rows.get(id)?.owners.length ?? 0) > 0);
      const ownerPatience = hasOwner ? 0 : HIDDEN_PATIENCE_MS;
      const patience = open.isPassing ? PASSING_PATIENCE_MS : ownerPatience;
      if (now - open.firstSeen >= patience || now < open.firstSeen) this.#record(open);
    }
  }

  #record(open: OpenListener): void {
    this.#waiting.delete(open);
    open.isRecorded = true;
    this.#changes.push({ kind: 'opened', listener: open.listener });
  }

  #put(open: OpenListener): void {
    const key = doorKey(open.door);
    const there = this.#byDoor.get(key);
    if (there) there.push(open);
    else this.#byDoor.set(key, [open]);
  }

  #remove(open: OpenListener): void {
    this.#waiting.delete(open);
    const key = doorKey(open.door);
    const left = (this.#byDoor.get(key) ?? []).filter((other) => other !== open);
    if (left.length > 0) this.#byDoor.set(key, left);
    else this.#byDoor.delete(key);
  }
}

function mostAlike(among: readonly OpenListener[], holder: ListenerHolder): OpenListener | null {
  const exact = among.find((open) => open.matches(holder.program) === 2);
  return exact ?? among.find((open) => open.matches(holder.program) === 1) ?? null;
}

function holdersOf(row: SocketRow): ListenerHolder[] {
  const [first] = row.owners;
  return programsOf(row).map((program) => ({
    program,
    user: row.user,
    pid: first?.pid ?? null,
    startedAt: first?.startedAt ?? null,
  }));
}
