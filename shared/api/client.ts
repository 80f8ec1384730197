import * as v from 'valibot';
import { ColumnsError } from '../columns/columns.ts';
import { decodeRows } from '../columns/socket-columns.ts';
import type { FindingsState } from '../findings/findings-state.ts';
import type { Sight } from '../model/sight.ts';
import type { SocketRow } from '../model/socket.ts';
import type { MonitorStatus } from '../model/status.ts';
import type { UpdateState } from '../update/update.ts';
import type { CommandArgument, CommandName, CommandResult } from './commands.ts';
import { commands } from './commands.ts';
import type { Answer, ClientMessage, CloseReason, DeltaMessage, Welcome } from './messages.ts';
import { CONTRACT_VERSION, serverMessageSchema } from './messages.ts';
import type { Shown } from './show.ts';
import { SnapshotAssembler } from './snapshot-assembler.ts';

/** An open connection to a host. */
export interface Connection {
  send(message: ClientMessage): void;
  close(): void;
}

export interface ConnectionHandlers {
  /** What the host sent, not yet checked. */
  message(data: unknown): void;
  /** The connection is gone. A null reason: it broke, and another try may work. */
  closed(reason: CloseReason | null): void;
}

/** Opens a connection; rejects where there is none to be had now. */
export type Connect = (handlers: ConnectionHandlers) => Promise<Connection>;

/** A change of the rows by which the receiver can go from one reading to the next. */
export interface RowChanges {
  readonly opened: readonly SocketRow[];
  readonly changed: readonly SocketRow[];
  readonly closed: readonly string[];
  readonly passed: readonly SocketRow[];
  readonly passedDropped: number;
}

/** What a client tells its owner. Snapshots replace all rows; deltas fit what was told before them. */
export interface ClientEvents {
  welcome(welcome: Welcome): void;
  snapshot(rows: readonly SocketRow[], status: MonitorStatus, epoch: string): void;
  delta(changes: RowChanges, status: MonitorStatus): void;
  blind(status: MonitorStatus): void;
  settings(settings: Welcome['settings']): void;
  registry(registry: Welcome['registry']): void;
  findings(state: FindingsState): void;
  /** The user asked, outside of the page, to see that. */
  show(shown: Shown): void;
  update(state: UpdateState): void;
  disconnected(reason: CloseReason | null): void;
}

export interface ClientOptions {
  readonly connect: Connect;
  readonly events: ClientEvents;
  /** Calls back after `ms` milliseconds; returns what calls it off. */
  readonly after: (ms: number, callback: () => void) => () => void;
}

export class CommandRefused extends Error {
  override readonly name = 'CommandRefused';
  readonly answer: Extract<Answer, { ok: false }>;

  constructor(answer: Extract<Answer, { ok: false }>) {
    super(answer.message);
    this.answer = answer;
  }
}

const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 5000;
/** Trying again cannot help until the user does something. */
const FINAL: ReadonlySet<CloseReason | null> = new Set(['wrong-token', 'other-version']);

/**
 * One side of the contract: keeps a connection, starts every one with a fresh snapshot, and applies a
 * delta only to the snapshot it was made for; a gap leads to a new snapshot.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #pending = new Map<number, (answer: Answer) => void>();
  #connection: Connection | null = null;
  #assembler = new SnapshotAssembler();
  #position: { epoch: string; seq: number } | null = null;
  #nextRequest = 1;
  #retryMs = FIRST_RETRY_MS;
  #cancelRetry: (() => void) | null = null;
  #attempt = 0;
  #stopped = true;
  #isWelcome = false;
  #sight: Sight = 'front';

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  start(): void {
    if (!this.#stopped) return;
    this.#stopped = false;
    void this.#connect();
  }

  stop(): void {
    this.#stopped = true;
    this.#attempt += 1;
    this.#cancelRetry?.();
    this.#connection?.close();
    this.#forget();
  }

  /** Tries at once instead of after the next wait. */
  retryNow(): void {
    if (this.#stopped || this.#connection) return;
    this.#cancelRetry?.();
    void this.#connect();
  }

  /** Says how well the user sees what this client shows, now and after every new connection. */
  see(sight: Sight): void {
    if (sight === this.#sight) return;
    this.#sight = sight;
    if (this.#isWelcome) this.#connection?.send({ type: 'sight', sight });
  }

  /** @throws {CommandRefused} where the host answers with an error, or there is no connection */
  async request<N extends CommandName>(
    name: N,
    argument: CommandArgument<N>,
  ): Promise<CommandResult<N>> {
    const connection = this.#connection;
    if (!connection) throw new CommandRefused(NOT_CONNECTED);
    const id = this.#nextRequest;
    this.#nextRequest += 1;
    const answer = await new Promise<Answer>((resolve) => {
      this.#pending.set(id, resolve);
      connection.send({ type: 'request', id, command: name, argument });
    });
    if (!answer.ok) throw new CommandRefused(answer);
    const result = v.safeParse(commands[name].result, answer.value);
    if (!result.success) throw new CommandRefused(NOT_UNDERSTOOD);
    return result.output as CommandResult<N>;
  }

  async #connect(): Promise<void> {
    this.#cancelRetry = null;
    this.#attempt += 1;
    const attempt = this.#attempt;
    const isCurrent = () => attempt === this.#attempt && !this.#stopped;
    const handlers: ConnectionHandlers = {
      message: (data) => {
        if (isCurrent()) this.#receive(data);
      },
      closed: (reason) => {
        if (isCurrent()) this.#lost(reason);
      },
    };
    try {
      const connection = await this.#options.connect(handlers);
      if (!isCurrent()) return connection.close();
      this.#connection = connection;
      connection.send({ type: 'hello', contract: CONTRACT_VERSION });
    } catch {
      if (isCurrent()) this.#lost(null);
    }
  }

  #lost(reason: CloseReason | null): void {
    this.#attempt += 1;
    this.#forget();
    this.#options.events.disconnected(reason);
    if (FINAL.has(reason)) return;
    const wait = this.#retryMs;
    this.#retryMs = Math.min(wait * 2, LONGEST_RETRY_MS);
    this.#cancelRetry = this.#options.after(wait, () => void this.#connect());
  }

  #forget(): void {
    this.#connection = null;
    this.#isWelcome = false;
    this.#position = null;
    this.#assembler = new SnapshotAssembler();
    for (const resolve of this.#pending.values()) resolve(NOT_CONNECTED);
    this.#pending.clear();
  }

  #receive(data: unknown): void {
    const parsed = v.safeParse(serverMessageSchema, data);
    if (!parsed.success) return this.#distrust();
    const message = parsed.output;
    try {
      switch (message.type) {
        case 'welcome':
          return this.#welcome(message);
        case 'snapshot':
          return this.#addPage(message);
        case 'delta':
          return this.#applyDelta(message);
        case 'blind':
          this.#retryMs = FIRST_RETRY_MS;
          return this.#options.events.blind(message.status);
        case 'settings':
          return this.#options.events.settings(message.settings);
        case 'registry':
          return this.#options.events.registry(message.registry);
        case 'findings':
          return this.#options.events.findings(message.state);
        case 'show':
          return this.#options.events.show(message.shown);
        case 'update':
          return this.#options.events.update(message.state);
        case 'response':
          this.#pending.get(message.id)?.(message.answer);
          this.#pending.delete(message.id);
      }
    } catch (error) {
      if (!(error instanceof ColumnsError)) throw error;
      this.#distrust();
    }
  }

  /** What arrived was not of the contract: start over rather than show what may be wrong. */
  #distrust(): void {
    this.#connection?.close();
    this.#lost('bad-message');
  }

  #welcome(message: Welcome): void {
    if (message.contract !== CONTRACT_VERSION) {
      this.#connection?.close();
      return this.#lost('other-version');
    }
    this.#isWelcome = true;
    this.#options.events.welcome(message);
    const sight = this.#sight;
    if (sight !== 'front') this.#connection?.send({ type: 'sight', sight });
    this.#connection?.send({ type: 'subscribe' });
  }

  #addPage(page: Parameters<SnapshotAssembler['add']>[0]): void {
    const whole = this.#assembler.add(page);
    if (whole === 'more') return;
    if (whole === 'gap') return this.#startOver();
    // Only now is the connection known to be good: one that breaks sooner is tried ever more slowly.
    this.#retryMs = FIRST_RETRY_MS;
    this.#position = { epoch: whole.epoch, seq: whole.seq };
    this.#options.events.snapshot(whole.rows, whole.status, whole.epoch);
    this.#acknowledge();
  }

  #applyDelta(message: DeltaMessage): void {
    const position = this.#position;
    if (!position) return;
    if (position.epoch !== message.epoch || position.seq !== message.from) return this.#startOver();
    const changes: RowChanges = {
      opened: decodeRows(message.opened),
      changed: decodeRows(message.changed),
      closed: message.closed,
      passed: decodeRows(message.passed.sockets),
      passedDropped: message.passed.dropped,
    };
    this.#position = { epoch: message.epoch, seq: message.to };
    this.#options.events.delta(changes, message.status);
    this.#acknowledge();
  }

  /** Deltas are left unread until the snapshot asked for here has come. */
  #startOver(): void {
    this.#position = null;
    this.#connection?.send({ type: 'subscribe' });
  }

  #acknowledge(): void {
    if (this.#position) this.#connection?.send({ type: 'ack', ...this.#position });
  }
}

const NOT_UNDERSTOOD = {
  ok: false,
  code: 'failed',
  message: 'the monitor answered in a form that is not of the contract',
  detail: null,
} as const satisfies Answer;

const NOT_CONNECTED = {
  ok: false,
  code: 'failed',
  message: 'there is no connection to the monitor',
  detail: null,
} as const satisfies Answer;
