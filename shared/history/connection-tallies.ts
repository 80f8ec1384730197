import type { Delta } from '../diff/delta.ts';
import { HIDDEN_PROGRAM, type Program, programKey, programsOf } from '../findings/program.ts';
import { isConnection } from '../model/role.ts';
import type { Protocol, Rows, SocketRow } from '../model/socket.ts';
import type { ConnectionTally, ListenerHolder } from './model.ts';

export const HOUR_MS = 3_600_000;
/** Other sides told apart between two batches; what is more is counted for an other side without a name. */
const MOST_TALLIES = 20_000;

/** Who listens at a local place, to name the program of an incoming connection that is gone already. */
export type HolderAt = (protocol: Protocol, address: string, port: number) => ListenerHolder | null;

interface Waiting {
  row: SocketRow;
  readonly at: number;
  /** Whether it has been passed over once: its owner may become known. */
  isOld: boolean;
}

type Growing = { -readonly [K in keyof ConnectionTally]: ConnectionTally[K] };

/** Counts connections by hour, program and other side. Portico's own and those of other networks are left out. */
export class ConnectionTallies {
  readonly #holderAt: HolderAt;
  readonly #waiting = new Map<string, Waiting>();
  #tallies = new Map<string, Growing>();

  constructor(holderAt: HolderAt) {
    this.#holderAt = holderAt;
  }

  /** Counts what is there already: only when watching begins, since no key was counted before. */
  begin(rows: Rows, at: number): void {
    this.#waiting.clear();
    for (const [id, row] of rows) this.#add(id, row, at);
  }

  take({ opened, changed, passed }: Delta, at: number): void {
    for (const [id, { after }] of changed) {
      const waiting = this.#waiting.get(id);
      if (waiting) waiting.row = after;
    }
    for (const [id, row] of opened) this.#add(id, row, at);
    for (const row of passed.sockets) if (isCounted(row)) this.#count(row, at);
  }

  /** Whether there is something that was not given out. */
  get hasNews(): boolean {
    return this.#waiting.size > 0 || this.#tallies.size > 0;
  }

  /** What was counted since the last call. */
  drain(): ConnectionTally[] {
    for (const [id, waiting] of this.#waiting) {
      const isKnown = waiting.row.owners.length > 0;
      if (!isKnown && !waiting.isOld) {
        waiting.isOld = true;
        continue;
      }
      this.#waiting.delete(id);
      if (isCounted(waiting.row)) this.#count(waiting.row, waiting.at);
    }
    const tallies = [...this.#tallies.values()];
    this.#tallies = new Map();
    return tallies;
  }

  #add(id: string, row: SocketRow, at: number): void {
    if (isCounted(row)) this.#waiting.set(id, { row, at, isOld: false });
  }

  #count(row: SocketRow, at: number): void {
    const { protocol, local, remote, role, traffic } = row;
    const direction = role === 'inbound' ? 'inbound' : 'outbound';
    const { program, user } = this.#holderOf(row);
    const isFull = this.#tallies.size >= MOST_TALLIES;
    const address = isFull ? '' : (remote?.address ?? '');
    const port = direction === 'inbound' ? local.port : isFull ? 0 : (remote?.port ?? 0);
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    const key = `${hour} ${protocol} ${direction} ${address} ${port} ${programKey(program)}`;
    const tally = this.#tallies.get(key) ?? {
      ...{ hour, protocol, direction, address, port, program, user },
      ...{ count: 0, measured: 0, sent: 0, received: 0 },
    };
    tally.count += 1;
    if (traffic) {
      tally.measured += 1;
      tally.sent += traffic.bytesSent;
      tally.received += traffic.bytesReceived;
    }
    this.#tallies.set(key, tally);
  }

  #holderOf(row: SocketRow): { program: Program; user: string | null } {
    const { protocol, local, role, owners } = row;
    if (owners.length === 0 && role === 'inbound') {
      const holder = this.#holderAt(protocol, local.address, local.port);
      if (holder) return holder;
    }
    const [program] = programsOf(row);
    return { program: program ?? HIDDEN_PROGRAM, user: row.user };
  }
}

/** What the kernel remembers of a connection that is over (TIME_WAIT) was counted when it began. */
function isCounted({ self, netns, role, remote, state }: SocketRow): boolean {
  if (self || netns !== null || remote === null || state === 'TIME_WAIT') return false;
  return isConnection(role);
}
