import type { Sleep } from '../../../shared/history/asleep.ts';
import type { Listener, Watch } from '../../../shared/history/model.ts';
import {
  type Listeners,
  type ListenersQuestion,
  MOST_LISTENERS,
  MOST_MARKS,
  type Moment,
  type MomentQuestion,
  type Peer,
  type Peers,
  type PeersQuestion,
  type TimelineQuestion,
} from '../../../shared/history/questions.ts';
import { lanesOf, type Timeline } from '../../../shared/history/timeline.ts';
import { EXPOSURES } from '../../../shared/model/exposure.ts';
import { holderOf } from './holder-key.ts';
import { byPort, isMeant, merged, type Narrowing, surenessAt } from './narrowing.ts';
import { readMarks } from './read-marks.ts';
import { schemaVersion } from './schema.ts';
import { LONGEST_OF_SIZE, OPEN_SIZE } from './sizes.ts';
import type { DatabaseSync } from './sqlite.ts';

type Cell = null | number | bigint | string | Uint8Array;
type Holder = ReturnType<typeof holderOf>;

const LISTENER_COLUMNS = `l.id, l.door, l.holder, l.pid, l.process_start, l.seen_opening, l.began,
  l.unsure, l.lasted, l.over`;

/** How far was watched may be written down so much later while somebody records, in milliseconds. */
const LAG_MS = 15_000;

/** Answers questions about what was recorded. */
export class HistoryReader {
  readonly #db: DatabaseSync;
  readonly #isRecorded: boolean;
  readonly #doors = new Map<
    number,
    Pick<Listener, 'protocol' | 'address' | 'port' | 'interface' | 'exposure'>
  >();
  readonly #holders = new Map<number, Holder>();

  /** @param isRecorded whether somebody records: then up to now is watched, written down or not */
  constructor(db: DatabaseSync, isRecorded = false) {
    this.#db = db;
    this.#isRecorded = isRecorded;
  }

  timeline(question: TimelineQuestion): Timeline {
    const { from, to, steps } = question;
    const all = this.#between(from, to, question);
    const until = this.#until() ?? to;
    const { lanes, more } = lanesOf(all, { ...question, until });
    const most = 2 * MOST_MARKS;
    const marks = readMarks(this.#db, { from, to, narrowing: question, listeners: all, most });
    return {
      from,
      to,
      lanes,
      more,
      listeners: all.length,
      watches: merged(this.#watches(from, to), (to - from) / steps),
      sleeps: this.#sleeps(from, to).map((sleep) => [sleep.from, sleep.until]),
      marks: marks.slice(-MOST_MARKS),
      moreMarks: Math.max(0, marks.length - MOST_MARKS),
    };
  }

  listenedAt(question: MomentQuestion): Moment {
    const { time } = question;
    const isWatched = this.#watches(time, time).length > 0;
    const isAsleep = !isWatched && this.#sleeps(time, time).length > 0;
    const until = this.#until() ?? 0;
    const all = this.#between(time, time, question).flatMap((listener) => {
      const sure = surenessAt(listener, time, isWatched, until);
      return sure === null ? [] : [{ ...listener, sure }];
    });
    all.sort(byPort);
    const listeners = all.slice(0, MOST_LISTENERS);
    return { time, isWatched, isAsleep, listeners, more: all.length - listeners.length };
  }

  /** The newest, oldest of them first. */
  listeners(question: ListenersQuestion): Listeners {
    const { from, to, most } = question;
    const all = this.#between(from, to, question).sort(
      (a, b) => a.firstSeen - b.firstSeen || byPort(a, b),
    );
    return {
      listeners: all.slice(-most),
      more: Math.max(0, all.length - most),
      watches: this.#watches(from, to),
      sleeps: this.#sleeps(from, to),
      marks: readMarks(this.#db, { from, to, narrowing: question, listeners: all, most }),
    };
  }

  peers({ from, to, most, ...narrowing }: PeersQuestion): Peers {
    const sql = `SELECT c.holder, p.protocol, p.direction, p.address, p.port, min(c.hour),
      max(c.hour), sum(c.count), sum(c.measured), sum(c.sent), sum(c.received)
      FROM connections c JOIN peers p ON p.id = c.peer WHERE c.hour > ? AND c.hour <= ?
      GROUP BY c.holder, c.peer ORDER BY sum(c.count) DESC, max(c.hour) DESC`;
    const all = this.#all(sql, from - 3_600_000, to)
      .map((cells) => this.#peer(cells))
      .filter((peer) => isMeant(peer, narrowing));
    const connections = all.reduce((sum, { count }) => sum + count, 0);
    return { peers: all.slice(0, most), more: Math.max(0, all.length - most), connections };
  }

  /** What had not closed when recording last ended. */
  open(): Listener[] {
    const sql = `SELECT ${LISTENER_COLUMNS} FROM listeners l WHERE l.size = ?`;
    return this.#all(sql, OPEN_SIZE).map((cells) => this.#listener(cells));
  }

  get nextId(): number {
    return this.#number('SELECT max(id) FROM listeners') + 1;
  }

  facts(): { since: number | null; until: number | null; listeners: number } {
    const [cells = []] = this.#all('SELECT min(start) FROM watches');
    const since = cells[0] === null || cells[0] === undefined ? null : Number(cells[0]);
    return {
      since,
      until: this.#until(),
      listeners: this.#number('SELECT count(*) FROM listeners'),
    };
  }

  /** How far was watched, as it is written. */
  get until(): number | null {
    const [cells] = this.#all('SELECT max(until) FROM watches');
    const until = cells?.[0] ?? null;
    return until === null ? null : Number(until);
  }

  #until(): number | null {
    const { until } = this;
    return until === null ? null : this.#upToNow(until);
  }

  #upToNow(until: number): number {
    const lag = Date.now() - until;
    return this.#isRecorded && lag > 0 && lag <= LAG_MS ? until + lag : until;
  }

  /** Listeners that may have been there in a time, in no order. */
  #between(from: number, to: number, narrowing: Narrowing): Listener[] {
    const open = `SELECT ${LISTENER_COLUMNS} FROM listeners l WHERE l.size = ? AND l.began <= ?`;
    const closed = `SELECT ${LISTENER_COLUMNS} FROM listeners l WHERE l.size = ?
      AND l.began BETWEEN ? AND ? AND l.began + l.unsure + l.lasted + l.over >= ?`;
    const listeners: Listener[] = [];
    const take = (found: readonly Cell[][]): void => {
      for (const cells of found) {
        const listener = this.#listener(cells);
        if (isMeant(listener, narrowing)) listeners.push(listener);
      }
    };
    const [first, last] = [Math.floor(from), Math.ceil(to)];
    take(this.#all(open, OPEN_SIZE, last));
    for (const [index, longest] of LONGEST_OF_SIZE.entries()) {
      take(this.#all(closed, index + 1, Math.max(0, first - longest), last, first));
    }
    return listeners;
  }

  #watches(from: number, to: number): Watch[] {
    const sql = 'SELECT start, until FROM watches WHERE start <= ? AND until >= ? ORDER BY start';
    return this.#all(sql, Math.ceil(to), Math.floor(from - LAG_MS))
      .map(([start, until]) => ({ from: Number(start), until: this.#upToNow(Number(until)) }))
      .filter(({ until }) => until >= Math.floor(from));
  }

  #sleeps(from: number, to: number): Sleep[] {
    if (schemaVersion(this.#db) < 3) return [];
    const sql = 'SELECT start, until FROM sleeps WHERE start <= ? AND until >= ? ORDER BY start';
    const found = this.#all(sql, Math.ceil(to), Math.floor(from));
    return found.map(([start, until]) => ({ from: Number(start), until: Number(until) }));
  }

  #listener(cells: Cell[]): Listener {
    const [id, door, holder, pid, start, seen, began, unsure, lasted, over] = cells;
    const firstSeen = Number(began) + Number(unsure);
    const lastSeen = lasted === null ? null : firstSeen + Number(lasted);
    const { program, user } = this.#holder(Number(holder));
    const { protocol, address, port, interface: device, exposure } = this.#door(Number(door));
    return {
      id: Number(id),
      began: Number(began),
      firstSeen,
      lastSeen,
      ended: lastSeen === null ? null : lastSeen + Number(over),
      openingSeen: seen === 1,
      protocol,
      address,
      port,
      interface: device,
      exposure,
      program,
      user,
      pid: nullable(pid),
      startedAt: nullable(start),
    };
  }

  #peer(cells: Cell[]): Peer {
    const [holder, protocol, direction, address, port, first, last, ...sums] = cells;
    const [count = 0, measured = 0, sent = 0, received = 0] = sums.map(Number);
    return {
      firstHour: Number(first),
      lastHour: Number(last),
      protocol: protocol === 'udp' ? 'udp' : 'tcp',
      direction: direction === 'inbound' ? 'inbound' : 'outbound',
      address: String(address),
      port: Number(port),
      ...this.#holder(Number(holder)),
      count,
      measured,
      sent,
      received,
    };
  }

  #door(id: number) {
    const known = this.#doors.get(id);
    if (known) return known;
    const sql = 'SELECT protocol, port, address, interface, exposure FROM doors WHERE id = ?';
    const [[protocol, port, address, device, exposure] = []] = this.#all(sql, id);
    const door = {
      protocol: protocol === 'udp' ? ('udp' as const) : ('tcp' as const),
      port: Number(port ?? 0),
      address: String(address ?? ''),
      interface: typeof device === 'string' ? device : null,
      exposure: EXPOSURES.find((known) => known === exposure) ?? 'any',
    };
    this.#doors.set(id, door);
    return door;
  }

  #holder(id: number): Holder {
    const known = this.#holders.get(id);
    if (known) return known;
    const [[key] = []] = this.#all('SELECT key FROM holders WHERE id = ?', id);
    const holder = holderOf(typeof key === 'string' ? key : '{}');
    this.#holders.set(id, holder);
    return holder;
  }

  #number(sql: string): number {
    return Number(this.#all(sql)[0]?.[0] ?? 0);
  }

  #all(sql: string, ...values: number[]): Cell[][] {
    const statement = this.#db.prepare(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as Cell[][];
  }
}

function nullable(cell: Cell | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell);
}
