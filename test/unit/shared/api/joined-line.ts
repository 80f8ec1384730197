import type { Publication } from '../../../../electron/monitor/publication.ts';
import { ClientSession } from '../../../../electron/monitor/sessions/client-session.ts';
import type { ConnectionHandlers, RowChanges } from '../../../../shared/api/client.ts';
import { Client } from '../../../../shared/api/client.ts';
import type { ClientMessage, CloseReason, ServerMessage } from '../../../../shared/api/messages.ts';
import { diff } from '../../../../shared/diff/diff.ts';
import type { Sight } from '../../../../shared/model/sight.ts';
import type { Rows, SocketRow } from '../../../../shared/model/socket.ts';
import { NO_ROWS } from '../../../../shared/model/socket.ts';
import { makeStatus } from '../make-status.ts';
import { welcome } from './sample-messages.ts';
import { settled } from './scripted-host.ts';

/** One connection that loses nothing and says everything as JSON, at the pace of the test. */
interface Line {
  readonly handlers: ConnectionHandlers;
  readonly session: ClientSession;
  readonly toClient: string[];
  readonly toMonitor: string[];
}

/** A client and a monitor's session, joined. The test says what happens next. */
export class JoinedLine {
  readonly #client: Client;
  #line: Line | null = null;
  #wait: (() => void) | null = null;
  #latest: Publication | null = null;
  #epoch = 0;
  /** Number of the publication: every one is told by the time of its status. */
  #number = 0;
  readonly #published = new Map<number, Rows | null>();
  /** What the client shows; null while it is told that no source can see. */
  #shown: Map<string, SocketRow> | null = null;
  #shownNumber = 0;
  #heard = 0;
  #reading: Rows = NO_ROWS;
  /** What no client may ever be told; kept, because a client answers what is thrown by starting over. */
  readonly violations: string[] = [];

  constructor() {
    this.#client = new Client({
      connect: async (handlers) => this.#connect(handlers),
      after: (_ms, callback) => {
        this.#wait = callback;
        return () => {
          this.#wait = null;
        };
      },
      events: {
        welcome: () => {},
        settings: () => {},
        registry: () => {},
        findings: () => {},
        show: () => {},
        update: () => {},
        disconnected: (reason) => {
          if (reason === 'bad-message') this.violations.push('the client distrusts the monitor');
        },
        snapshot: (rows, status) => {
          this.#shown = new Map(rows.map((row) => [row.id, row]));
          this.#hear(status.takenAt);
        },
        delta: (changes, status) => {
          this.#follow(changes);
          this.#hear(status.takenAt);
        },
        blind: (status) => {
          this.#shown = null;
          this.#hear(status.takenAt);
        },
      },
    });
  }

  /** How often the client was told something. */
  get heard(): number {
    return this.#heard;
  }

  get shown(): Rows | null {
    return this.#shown;
  }

  /** What was published at the time the client last heard of. */
  get trueRows(): Rows | null {
    return this.#published.get(this.#shownNumber) ?? null;
  }

  get latestRows(): Rows | null {
    return this.#latest?.snapshot?.rows ?? null;
  }

  async start(): Promise<void> {
    this.#client.start();
    await settled();
  }

  publish(rows: Rows): void {
    const before = this.#latest?.snapshot ?? null;
    const epoch = `epoch ${this.#epoch}`;
    const isSame = before?.epoch === epoch;
    const delta = isSame ? diff(before.rows, rows) : null;
    this.#number += 1;
    const status = makeStatus({ takenAt: this.#number, problems: this.#news() });
    const seq = isSame ? before.seq + 1 : 0;
    this.#reading = rows;
    this.#publish({ snapshot: { epoch, seq, rows, status }, delta, status });
  }

  /** No source can see; whichever can later starts an epoch. */
  publishBlind(): void {
    this.#epoch += 1;
    this.#number += 1;
    const status = makeStatus({ takenAt: this.#number, source: null });
    this.#publish({ snapshot: null, delta: null, status });
  }

  /** Another source serves: its rows have other ids. */
  changeEpoch(): void {
    this.#epoch += 1;
    this.publish(
      new Map([...this.#reading].map(([id, row]) => [`${id}'`, { ...row, id: `${id}'` }])),
    );
  }

  breakOff(reason: CloseReason | null): void {
    const line = this.#line;
    this.#line = null;
    line?.handlers.closed(reason);
  }

  async waitOver(): Promise<void> {
    const callback = this.#wait;
    this.#wait = null;
    callback?.();
    await settled();
  }

  see(sight: Sight): void {
    this.#client.see(sight);
  }

  /** Delivers one message to the client, if one is under way. */
  deliverToClient(): boolean {
    const text = this.#line?.toClient.shift();
    if (text === undefined) return false;
    this.#line?.handlers.message(JSON.parse(text));
    return true;
  }

  deliverToMonitor(): boolean {
    const line = this.#line;
    const text = line?.toMonitor.shift();
    if (!line || text === undefined) return false;
    this.#receive(line, JSON.parse(text));
    return true;
  }

  /** Everything arrives, and a client that waits to connect does. */
  async drain(): Promise<void> {
    if (!this.#line) await this.waitOver();
    for (let any = true; any; ) {
      const [down, up] = [this.deliverToClient(), this.deliverToMonitor()];
      any = down || up;
    }
  }

  #connect(handlers: ConnectionHandlers) {
    const toClient: string[] = [];
    const toMonitor: string[] = [];
    const session = new ClientSession((message) => toClient.push(JSON.stringify(message)));
    const line = { handlers, session, toClient, toMonitor };
    this.#line = line;
    return {
      send: (message: ClientMessage) => toMonitor.push(JSON.stringify(message)),
      close: () => {
        if (this.#line === line) this.#line = null;
      },
    };
  }

  #receive(line: Line, message: ClientMessage): void {
    if (message.type === 'hello') {
      line.toClient.push(JSON.stringify(welcome() satisfies ServerMessage));
    }
    if (message.type === 'subscribe') line.session.subscribe(this.#latest);
    if (message.type === 'sight') line.session.see(message.sight);
    if (message.type === 'ack') line.session.acknowledge(message.epoch, message.seq);
  }

  #publish(publication: Publication): void {
    this.#latest = publication;
    this.#published.set(this.#number, publication.snapshot?.rows ?? null);
    this.#line?.session.publish(publication);
  }

  /** A problem that is there in every other reading: news without a changed row. */
  #news() {
    return this.#number % 2 === 0 ? [] : [{ code: 'addresses-cut', count: 1 } as const];
  }

  #follow({ closed, changed, opened }: RowChanges): void {
    const shown = this.#shown ?? new Map<string, SocketRow>();
    if (!this.#shown) this.violations.push('a delta came without a snapshot before it');
    for (const id of closed) {
      if (!shown.delete(id)) this.violations.push(`${id} closed and was not there`);
    }
    for (const row of changed) {
      if (!shown.has(row.id)) this.violations.push(`${row.id} changed and was not there`);
      shown.set(row.id, row);
    }
    for (const row of opened) {
      if (shown.has(row.id)) this.violations.push(`${row.id} opened and was there`);
      shown.set(row.id, row);
    }
  }

  #hear(number: number): void {
    this.#shownNumber = number;
    this.#heard += 1;
  }
}
