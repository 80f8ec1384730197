import { endianness } from 'node:os';
import type { SourceFailureCode } from '../../../../shared/model/status.ts';
import type { SocketDetails } from '../../../../shared/model/traffic.ts';
import { openTestDoor } from '../self-check.ts';
import type { Beat, ChangeReading, RawChanges, SocketSource } from '../source.ts';
import { SourceError } from '../source.ts';
import { EAGAIN, LISTENER_STATES } from './constants.ts';
import { cookieIn, ROW } from './decode-row.ts';
import { DUMP_KINDS } from './diag-request.ts';
import { DiagError, DiagSocket } from './diag-socket.ts';
import { fillTable } from './fill-table.ts';
import { inspect } from './inspect.ts';
import { InterfaceNames } from './interface-names.ts';
import { type Libc, loadLibc } from './libc.ts';
import { ForeignTables } from './namespaces/foreign-tables.ts';
import { ownNamespace } from './own-namespace.ts';
import { Passing } from './passing.ts';
import { SocketTable } from './socket-table.ts';

const NAME = 'netlink';
const NOTHING: RawChanges = { opened: [], changed: [], closed: [] };

/**
 * Linux: asks the kernel itself, by sock_diag. Complete, and the fastest there is: what did not change
 * since the last reading is recognized by its cookie and costs next to nothing.
 */
export class NetlinkSource implements SocketSource {
  readonly name = NAME;
  readonly doorsIntervalMs = 250;
  readonly #names = new InterfaceNames();
  readonly #namespace = ownNamespace();
  readonly #passing: Passing | null;
  #table: SocketTable | null = null;
  #socket: DiagSocket | null = null;
  #libc: Libc | null = null;
  #includesOthers = false;
  #foreign: ForeignTables | null = null;

  /**
   * @param destroyEventsPath file of the entry of the thread that listens to destroy events; null: nothing
   * does, as where there is no second reading that could tell what passed
   */
  constructor(destroyEventsPath: string | null) {
    this.#passing = destroyEventsPath === null ? null : new Passing(destroyEventsPath);
  }

  async probe(): Promise<void> {
    if (process.platform !== 'linux' || endianness() !== 'LE') throw failed('not-available', null);
    // Starting its thread takes longest: all else is done meanwhile.
    const listening = this.#passing?.open();
    const libc = await loadLibc().catch((error: unknown) => {
      throw failed('not-available', String(error), error);
    });
    this.#libc = libc;
    const door = await openTestDoor();
    try {
      this.#socket ??= new DiagSocket(libc);
      if (!this.#sees(door.port)) throw failed('cannot-see', null);
      await listening;
      this.#passing?.ignoreDoor(door.port);
    } catch (error) {
      throw asSourceError(error);
    } finally {
      await door.close();
    }
  }

  async read(signal: AbortSignal, beat: Beat): Promise<ChangeReading> {
    signal.throwIfAborted();
    const takenAt = Date.now();
    const isWhole = this.#table === null;
    const dueBeat = isWhole ? 'all' : beat;
    const table = this.#table ?? this.#newTable();
    try {
      table.begin();
      fillTable(table, this.#open(), dueBeat);
      const own = table.end(dueBeat);
      const changes = joined(own, this.#readOthers(dueBeat, signal));
      this.#table = table;
      const { passed, problems } = this.#passed(table);
      const unreadable = table.unreadable + (this.#foreign?.unreadable ?? 0);
      if (unreadable > 0) problems.push({ code: 'rows-unreadable', count: unreadable });
      problems.push(...(this.#foreign?.problems ?? []));
      return { takenAt, changes, isWhole, passed, problems };
    } catch (error) {
      // Half a reading leaves a table that says nothing true.
      this.restart();
      throw asSourceError(error);
    }
  }

  includeNamespaces(on: boolean): void {
    this.#includesOthers = on;
  }

  restart(): void {
    this.#table = null;
    this.#foreign = null;
  }

  inspect(key: string): SocketDetails | null {
    if (!key.startsWith(`${this.#namespace}/`)) return this.#foreign?.inspect(key) ?? null;
    const question = this.#table?.questionFor(...cookieIn(key)) ?? null;
    return question && inspect(this.#open(), question);
  }

  async close(): Promise<void> {
    await this.#passing?.close();
    this.#socket?.close();
    this.#socket = null;
  }

  #passed(table: SocketTable): ReturnType<Passing['take']> {
    if (!this.#passing) return { passed: { sockets: [], dropped: 0 }, problems: [] };
    return this.#passing.take({
      namespace: this.#namespace,
      interfaceName: (index) => this.#names.nameOf(index),
      isKnown: (low, high) => table.hasSeen(low, high),
    });
  }

  #newTable(): SocketTable {
    return new SocketTable({
      namespace: this.#namespace,
      interfaceName: (index) => this.#names.nameOf(index),
    });
  }

  /** Other namespaces have no beat of doors: to find them costs more than to read them. */
  #readOthers(beat: Beat, signal: AbortSignal): RawChanges {
    if (!this.#includesOthers) {
      const closed = this.#foreign?.clear() ?? NOTHING;
      this.#foreign = null;
      return closed;
    }
    if (beat === 'doors') return NOTHING;
    this.#foreign ??= new ForeignTables(this.#libc);
    return this.#foreign.read(signal);
  }

  /** Every kind is asked for: a kernel may lack one of them, and then another source has to serve. */
  #sees(port: number): boolean {
    const socket = this.#open();
    const wanted = ((port & 0xff) << 8) | (port >>> 8);
    let found = false;
    for (const kind of DUMP_KINDS) {
      socket.dump(kind, LISTENER_STATES, (place) => {
        found ||= ((socket.words[place + ROW.ports] ?? 0) & 0xffff) === wanted;
      });
    }
    return found;
  }

  #open(): DiagSocket {
    if (!this.#socket) throw failed('failed', 'the source was closed');
    return this.#socket;
  }
}

function joined(own: RawChanges, others: RawChanges): RawChanges {
  const { opened, changed, closed } = others;
  if (opened.length + changed.length + closed.length === 0) return own;
  return {
    opened: [...own.opened, ...opened],
    changed: [...own.changed, ...changed],
    closed: [...own.closed, ...closed],
  };
}

function asSourceError(error: unknown): SourceError {
  if (error instanceof SourceError) return error;
  const isSilence = error instanceof DiagError && error.errno === EAGAIN;
  return failed(isSilence ? 'timed-out' : 'failed', String(error), error);
}

function failed(code: SourceFailureCode, detail: string | null, cause?: unknown): SourceError {
  return new SourceError({ source: NAME, code, detail }, { cause });
}
