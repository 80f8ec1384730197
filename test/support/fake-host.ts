import * as v from 'valibot';
import type { Connect, ConnectionHandlers } from '../../shared/api/client.ts';
import type { CommandArgument, CommandHandlers } from '../../shared/api/commands.ts';
import { dispatch } from '../../shared/api/dispatch.ts';
import type { ClientMessage, CloseReason, ServerMessage } from '../../shared/api/messages.ts';
import { CONTRACT_VERSION, clientMessageSchema } from '../../shared/api/messages.ts';
import { settingsSchema } from '../../shared/api/schemas.ts';
import type { Shown } from '../../shared/api/show.ts';
import { encodeRows } from '../../shared/columns/socket-columns.ts';
import type { ProcessDetails } from '../../shared/model/process-details.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/model/settings.ts';
import type { Sight } from '../../shared/model/sight.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { MonitorStatus, SourceFailure } from '../../shared/model/status.ts';
import type { SocketDetails } from '../../shared/model/traffic.ts';
import type { UpdateState } from '../../shared/update/update.ts';
import { VERSION } from '../../shared/version.ts';
import { FakeActions } from './fake-actions.ts';
import { FakeFindings } from './fake-findings.ts';
import { FakeHistory } from './fake-history.ts';
import { FakeLogin } from './fake-login.ts';
import { FakeReach } from './fake-reach.ts';
import { FakeRegistry } from './fake-registry.ts';
import { HOST, STATUS } from './fake-status.ts';
import { FakeUpdates } from './fake-updates.ts';

export interface FakeHostOptions {
  /** What the first snapshot holds; `null`: no snapshot comes until the test sends one. */
  readonly rows?: readonly SocketRow[] | null;
  readonly settings?: Partial<Settings>;
  readonly status?: Partial<MonitorStatus>;
}

/** What a test lets happen to the rows of the host. */
export interface Happening {
  readonly opened?: readonly SocketRow[];
  readonly changed?: readonly SocketRow[];
  readonly closed?: readonly string[];
}

interface Line {
  readonly handlers: ConnectionHandlers;
  isOpen: boolean;
}

/**
 * The side of the contract that the monitor and its hosts are, led by a test. Messages have the types of
 * the contract, commands run through its `dispatch`, and all of it crosses as JSON, as on the web.
 */
export class FakeHost {
  /** Every `changeSettings` that came, in order. */
  readonly changedSettings: CommandArgument<'changeSettings'>[] = [];
  /** How the client said that it is seen, in order. */
  readonly sights: Sight[] = [];
  /** How often a client tried to connect. */
  connections = 0;
  /** While set, no connection is to be had. */
  isAway = false;
  /** While set, the host ends every new line with this reason. */
  refusal: CloseReason | null = null;
  /** While set, `changeSettings` fails with this error. */
  settingsError: Error | null = null;
  /** What `diagnostics` answers. */
  diagnostics = 'Portico diagnostics\n';
  /** What `inspect` answers, by the id of the row. */
  readonly details = new Map<string, SocketDetails>();
  /** What `inspectProcess` answers, by pid. */
  readonly processes = new Map<number, ProcessDetails>();
  readonly registry = new FakeRegistry();
  readonly reach = new FakeReach();
  /** What is found; {@link tellFindings} sends what a test changes here. */
  readonly findings = new FakeFindings();
  readonly history = new FakeHistory();
  readonly actions = new FakeActions();
  readonly login = new FakeLogin();
  /** {@link tellUpdate} sends what a test changes here. */
  readonly updates = new FakeUpdates();
  readonly #handlers: CommandHandlers = {
    changeSettings: async (changes) => {
      if (this.settingsError) throw this.settingsError;
      this.changedSettings.push(changes);
      this.#settings = v.parse(settingsSchema, { ...this.#settings, ...changes });
      return this.#settings;
    },
    inspect: async ({ id }) => this.details.get(id) ?? null,
    inspectProcess: async ({ pid }) => this.processes.get(pid) ?? null,
    refresh: async () => null,
    diagnostics: async () => ({ text: this.diagnostics }),
    ...this.reach.handlers(),
    ...this.registry.handlers(() => this.#send({ type: 'registry', registry: this.registry.info })),
    ...this.findings.handlers(() => this.tellFindings()),
    ...this.history.handlers,
    ...this.actions.handlers,
    ...this.login.handlers,
    ...this.updates.handlers(() => this.tellUpdate(this.updates.state)),
  };
  readonly #rows = new Map<string, SocketRow>();
  #settings: Settings;
  #status: MonitorStatus;
  #isSilent: boolean;
  #isBlind = false;
  #epoch = 1;
  #seq = 0;
  #line: Line | null = null;
  #door: Promise<void> | null = null;
  #openDoor: (() => void) | null = null;
  #applied: (() => void)[] = [];

  constructor({ rows = [], settings = {}, status = {} }: FakeHostOptions = {}) {
    this.#isSilent = rows === null;
    this.#put(rows ?? []);
    this.#settings = { ...DEFAULT_SETTINGS, language: 'en', ...settings };
    this.#status = { ...STATUS, ...status };
  }

  /** How a client comes to this host. */
  readonly connect: Connect = async (handlers) => {
    this.connections += 1;
    await this.#door;
    if (this.isAway) throw new Error('nobody is there');
    const line: Line = { handlers, isOpen: true };
    this.#line = line;
    return {
      send: (message) => {
        if (line.isOpen) this.#hear(v.parse(clientMessageSchema, overTheWire(message)));
      },
      close: () => {
        line.isOpen = false;
      },
    };
  };

  /** A whole new reading in a new epoch. @returns when the client has applied it */
  snapshot(rows: readonly SocketRow[], status: Partial<MonitorStatus> = {}): Promise<void> {
    this.#isSilent = false;
    this.#isBlind = false;
    this.#rows.clear();
    this.#put(rows);
    this.#epoch += 1;
    this.#status = { ...this.#status, ...status };
    this.#sendSnapshot();
    return this.#acknowledged();
  }

  /** One tick. @returns when the client has applied it */
  delta(happening: Happening, status: Partial<MonitorStatus> = {}): Promise<void> {
    const { opened = [], changed = [], closed = [] } = happening;
    this.#put([...opened, ...changed]);
    for (const id of closed) this.#rows.delete(id);
    this.#status = { ...this.#status, ...status };
    this.#seq += 1;
    this.#send({
      type: 'delta',
      epoch: `${this.#epoch}`,
      from: this.#seq - 1,
      to: this.#seq,
      opened: encodeRows(opened),
      changed: encodeRows(changed),
      closed: [...closed],
      passed: { sockets: encodeRows([]), dropped: 0 },
      status: this.#currentStatus(),
    });
    return this.#acknowledged();
  }

  /** No source can see. */
  blind(failures: readonly SourceFailure[]): void {
    this.#isBlind = true;
    this.#status = { ...this.#status, source: null, sourceFailures: failures };
    this.#send({ type: 'blind', status: this.#currentStatus() });
  }

  /** Settings were changed by another window. */
  settings(changes: Partial<Settings>): void {
    this.#settings = { ...this.#settings, ...changes };
    this.#send({ type: 'settings', settings: this.#settings });
  }

  /** The desktop tells how far it is with an update; no other host does. */
  tellUpdate(state: UpdateState): void {
    this.updates.state = state;
    this.#send({ type: 'update', state });
  }

  /** The user asks for something outside of the page. */
  readonly show = (shown: Shown): void => this.#send({ type: 'show', shown });

  /** Something else is found than before. */
  tellFindings(): void {
    this.#send({ type: 'findings', state: this.findings.state });
  }

  /** IANA's file was imported by another window. */
  async importElsewhere(csv: string): Promise<void> {
    await this.#handlers.importRegistry({ upload: 'elsewhere', part: 0, parts: 1, text: csv });
  }

  /** Lets whoever connects from now on wait, until {@link letIn}. @returns the connections before */
  hold(): number {
    this.#door = new Promise((resolve) => {
      this.#openDoor = resolve;
    });
    return this.connections;
  }

  letIn(): void {
    this.#openDoor?.();
    this.#door = null;
  }

  /** Ends the connection. A null reason: it broke. */
  drop(reason: CloseReason | null): void {
    const line = this.#line;
    if (!line?.isOpen) throw new Error('there is no line to drop');
    line.isOpen = false;
    line.handlers.closed(reason);
  }

  /** Sends what no message of the contract looks like. */
  sayNonsense(): void {
    this.#line?.handlers.message({ type: 'nonsense' });
  }

  #hear(message: ClientMessage): void {
    switch (message.type) {
      case 'hello':
        if (this.refusal) return this.drop(this.refusal);
        this.#send({
          type: 'welcome',
          contract: CONTRACT_VERSION,
          version: VERSION,
          host: HOST,
          settings: this.#settings,
          registry: this.registry.info,
          mayAct: this.actions.isAllowed,
        });
        return this.tellFindings();
      case 'subscribe':
        if (this.#isBlind) return this.#send({ type: 'blind', status: this.#currentStatus() });
        if (!this.#isSilent) this.#sendSnapshot();
        return;
      case 'sight':
        this.sights.push(message.sight);
        return;
      case 'ack':
        if (message.epoch === `${this.#epoch}` && message.seq === this.#seq) this.#heardAll();
        return;
      case 'request':
        void dispatch(
          this.#handlers,
          message.command,
          message.argument,
          this.actions.isAllowed,
        ).then((answer) => this.#send({ type: 'response', id: message.id, answer }));
    }
  }

  #sendSnapshot(): void {
    this.#seq += 1;
    this.#send({
      type: 'snapshot',
      epoch: `${this.#epoch}`,
      seq: this.#seq,
      page: 0,
      pages: 1,
      rows: encodeRows([...this.#rows.values()]),
      status: this.#currentStatus(),
    });
  }

  #currentStatus(): MonitorStatus {
    const completeness = { ...this.#status.completeness, sockets: this.#rows.size };
    return { ...this.#status, completeness };
  }

  #send(message: ServerMessage): void {
    const line = this.#line;
    const data = overTheWire(message);
    queueMicrotask(() => {
      if (line?.isOpen) line.handlers.message(data);
    });
  }

  #put(rows: readonly SocketRow[]): void {
    for (const row of rows) this.#rows.set(row.id, row);
  }

  #acknowledged(): Promise<void> {
    return new Promise((resolve) => this.#applied.push(resolve));
  }

  #heardAll(): void {
    for (const resolve of this.#applied) resolve();
    this.#applied = [];
  }
}

function overTheWire(message: ClientMessage | ServerMessage): unknown {
  return JSON.parse(JSON.stringify(message));
}
