import { setImmediate } from 'node:timers/promises';
import type {
  ClientEvents,
  ConnectionHandlers,
  RowChanges,
} from '../../../../shared/api/client.ts';
import { Client } from '../../../../shared/api/client.ts';
import type { ClientMessage, CloseReason } from '../../../../shared/api/messages.ts';

/** One try of the client to connect; the test decides what becomes of it. */
export class Attempt {
  readonly sent: ClientMessage[] = [];
  readonly handlers: ConnectionHandlers;
  isClosed = false;
  readonly #resolve: () => void;
  readonly #reject: () => void;

  constructor(handlers: ConnectionHandlers, resolve: () => void, reject: () => void) {
    this.handlers = handlers;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  async accept(): Promise<this> {
    this.#resolve();
    await settled();
    return this;
  }

  async refuse(): Promise<void> {
    this.#reject();
    await settled();
  }

  /** Says something to the client, whatever it is. */
  say(data: unknown): void {
    this.handlers.message(data);
  }

  breakOff(reason: CloseReason | null = null): void {
    this.handlers.closed(reason);
  }

  /** What the client sent since it was last asked. */
  heard(): ClientMessage[] {
    return this.sent.splice(0);
  }
}

interface Wait {
  readonly ms: number;
  readonly callback: () => void;
}

type Told =
  | { readonly event: 'snapshot'; readonly ids: readonly string[]; readonly epoch: string }
  | { readonly event: 'delta'; readonly changes: RowChanges }
  | { readonly event: 'registry' }
  | { readonly event: 'disconnected'; readonly reason: CloseReason | null }
  | { readonly event: 'welcome' | 'blind' | 'settings' | 'findings' | 'show' | 'update' };

/** A client whose connections and clock are in the hands of the test. */
export class ScriptedHost {
  readonly attempts: Attempt[] = [];
  /** Waits that were neither over nor called off. */
  readonly waits: Wait[] = [];
  readonly #told: Told[] = [];
  readonly client: Client;

  constructor(events: Partial<ClientEvents> = {}) {
    this.client = new Client({
      connect: (handlers) => this.#connect(handlers),
      after: (ms, callback) => this.#after(ms, callback),
      events: { ...this.#recorder(), ...events },
    });
  }

  get last(): Attempt {
    const last = this.attempts.at(-1);
    if (!last) throw new Error('the client has not tried to connect');
    return last;
  }

  /** What the client told since it was last asked. */
  told(): Told[] {
    return this.#told.splice(0);
  }

  /** Lets the one wait of the client be over. @returns how long it would have been */
  async waitOver(): Promise<number> {
    const wait = this.waits.shift();
    if (!wait) throw new Error('the client waits for nothing');
    wait.callback();
    await settled();
    return wait.ms;
  }

  #connect(handlers: ConnectionHandlers) {
    const { promise, resolve, reject } = Promise.withResolvers<{
      send: (message: ClientMessage) => void;
      close: () => void;
    }>();
    const attempt = new Attempt(
      handlers,
      () =>
        resolve({
          send: (message) => attempt.sent.push(structuredClone(message)),
          close: () => {
            attempt.isClosed = true;
          },
        }),
      () => reject(new Error('nobody is there')),
    );
    this.attempts.push(attempt);
    return promise;
  }

  #after(ms: number, callback: () => void): () => void {
    const wait = { ms, callback };
    this.waits.push(wait);
    return () => {
      const place = this.waits.indexOf(wait);
      if (place >= 0) this.waits.splice(place, 1);
    };
  }

  #recorder(): ClientEvents {
    return {
      welcome: () => this.#told.push({ event: 'welcome' }),
      snapshot: (rows, _status, epoch) =>
        this.#told.push({ event: 'snapshot', ids: rows.map((row) => row.id), epoch }),
      delta: (changes) => this.#told.push({ event: 'delta', changes }),
      blind: () => this.#told.push({ event: 'blind' }),
      settings: () => this.#told.push({ event: 'settings' }),
      registry: () => this.#told.push({ event: 'registry' }),
      findings: () => this.#told.push({ event: 'findings' }),
      show: () => this.#told.push({ event: 'show' }),
      update: () => this.#told.push({ event: 'update' }),
      disconnected: (reason) => this.#told.push({ event: 'disconnected', reason }),
    };
  }
}

/** Everything that was promised has happened. */
export async function settled(): Promise<void> {
  await setImmediate();
}
