import type { HostWish } from '../../../shared/actions/host-wish.ts';
import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import type { FindingsNews } from '../../../shared/findings/news.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { Summary } from '../../../shared/summary/summary.ts';
import { OriginKeeper } from '../origins.ts';
import type { Power } from '../pace/power.ts';
import type { FromMonitor, MonitorSetup, Port, ToMonitor } from './wire.ts';

/** A running monitor process as its host holds it. */
export interface MonitorHandle extends Port<ToMonitor, FromMonitor> {
  /** Ends the process; resolves when it is gone. */
  end(): Promise<void>;
}

/** What a host hears on behalf of one of its clients. */
export interface ClientListener {
  message(message: ServerMessage): void;
  /** The monitor is gone; it is being started anew. The client has to begin again. */
  lost(): void;
}

/** A client's line to the monitor. */
export interface ClientLine {
  send(message: ClientMessage): void;
  close(): void;
}

export interface SupervisorOptions {
  readonly spawn: () => MonitorHandle;
  readonly setup: MonitorSetup;
  /** Told when the process ended by itself, with how long the next start waits, and how it ended. */
  readonly onLost?: (retryMs: number, how: string | null) => void;
  /**
   * Told what a listener to events or findings threw, which is told more all the same. Left out by hosts that
   * cannot go on then.
   */
  readonly onFault?: (error: unknown) => void;
  /** For hosts that take wishes: told of each one. */
  readonly onWish?: (wish: HostWish) => void;
}

const FIRST_RETRY_MS = 200;
const LONGEST_RETRY_MS = 10_000;
/** A process that ran this long is taken to be sound again. */
const SOUND_AFTER_MS = 30_000;

/**
 * Keeps one monitor process running for a host: starts it, starts it again with growing waits when it
 * ends, and carries the messages of the host's clients.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #clients = new Map<number, ClientListener>();
  #handle: MonitorHandle | null = null;
  #nextClient = 1;
  #retryMs = FIRST_RETRY_MS;
  #timer: NodeJS.Timeout | null = null;
  #watcher: ((events: readonly MonitorEvent[]) => Promise<void>) | null = null;
  #findingsListener: ((news: FindingsNews) => Promise<void>) | null = null;
  readonly #settingsListeners = new Set<(settings: Settings) => void>();
  #summaryListener: ((summary: Summary) => void) | null = null;
  #power: Power | null = null;
  readonly #origins = new OriginKeeper();
  #stopped = false;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  start(): void {
    const handle = this.#options.spawn();
    const startedAt = Date.now();
    this.#handle = handle;
    handle.onMessage((message) => this.#receive(handle, message));
    handle.onClose((how) => {
      if (this.#handle === handle) this.#lost(Date.now() - startedAt, how ?? null);
    });
    const { known } = this.#origins;
    const { setup } = this.#options;
    handle.send({ kind: 'start', setup: known ? { ...setup, known } : setup });
    if (this.#power) handle.send({ kind: 'power', power: this.#power });
    if (this.#watcher) handle.send({ kind: 'watch' });
    if (this.#findingsListener) handle.send({ kind: 'watch-findings' });
    if (this.#settingsListeners.size > 0) handle.send({ kind: 'watch-settings' });
    if (this.#summaryListener) handle.send({ kind: 'watch-summary', on: true });
  }

  /** @returns null while there is no monitor process */
  open(listener: ClientListener, mayAct: boolean): ClientLine | null {
    const handle = this.#handle;
    if (!handle) return null;
    const client = this.#nextClient;
    this.#nextClient += 1;
    this.#clients.set(client, listener);
    handle.send({ kind: 'open', client, mayAct });
    return {
      send: (message) => this.#handle?.send({ kind: 'message', client, message }),
      close: () => {
        if (this.#clients.delete(client)) this.#handle?.send({ kind: 'close', client });
      },
    };
  }

  /** Hears every single event; the next batch comes when `watcher` has taken the last. */
  watch(watcher: (events: readonly MonitorEvent[]) => Promise<void>): void {
    this.#watcher = watcher;
    this.#handle?.send({ kind: 'watch' });
  }

  /** Hears of findings; the next news come when `listener` has taken the last. */
  watchFindings(listener: (news: FindingsNews) => Promise<void>): void {
    this.#findingsListener = listener;
    this.#handle?.send({ kind: 'watch-findings' });
  }

  /** Each listener hears the settings soon, and whenever they change; it may hear the same again. */
  watchSettings(listener: (settings: Settings) => void): void {
    this.#settingsListeners.add(listener);
    this.#handle?.send({ kind: 'watch-settings' });
  }

  /** Hears the little that a tray shows, soon and whenever it changed; null: nothing is told any more. */
  watchSummary(listener: ((summary: Summary) => void) | null): void {
    this.#summaryListener = listener;
    this.#handle?.send({ kind: 'watch-summary', on: listener !== null });
  }

  /** What the host knows of the machine's power and screen, from now on. */
  setPower(power: Power): void {
    this.#power = power;
    this.#handle?.send({ kind: 'power', power });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearTimeout(this.#timer);
    const handle = this.#handle;
    this.#handle = null;
    await handle?.end();
  }

  #receive(handle: MonitorHandle, message: FromMonitor): void {
    if (handle !== this.#handle) return;
    if (message.kind === 'message') {
      this.#clients.get(message.client)?.message(message.message);
      return;
    }
    if (message.kind === 'wish') {
      this.#options.onWish?.(message.wish);
      return;
    }
    if (message.kind === 'news') {
      const { news } = message;
      void this.#hand(handle, async () => this.#findingsListener?.(news), { kind: 'news-taken' });
      return;
    }
    if (message.kind === 'settings') {
      for (const listener of this.#settingsListeners) listener(message.settings);
      return;
    }
    if (message.kind === 'origins') {
      this.#origins.take(message.news);
      return;
    }
    if (message.kind === 'summary') {
      this.#summaryListener?.(message.summary);
      return;
    }
    const { events } = message;
    void this.#hand(handle, async () => this.#watcher?.(events), { kind: 'events-taken' });
  }

  /** Lets a listener take what came, and says so, whatever comes of it: there would be no more. */
  async #hand(handle: MonitorHandle, take: () => Promise<void>, taken: ToMonitor): Promise<void> {
    const { onFault } = this.#options;
    try {
      await take();
    } catch (error) {
      if (!onFault) throw error;
      onFault(error);
    } finally {
      handle.send(taken);
    }
  }

  /** Where it cannot be started now, it may be later. */
  #startAgain(): void {
    try {
      this.start();
    } catch (error) {
      this.#lost(0, String(error));
    }
  }

  #lost(ranMs: number, how: string | null): void {
    this.#handle = null;
    if (this.#stopped) return;
    if (ranMs >= SOUND_AFTER_MS) this.#retryMs = FIRST_RETRY_MS;
    const wait = this.#retryMs;
    this.#retryMs = Math.min(wait * 2, LONGEST_RETRY_MS);
    this.#timer = setTimeout(() => this.#startAgain(), wait);
    this.#options.onLost?.(wait, how);
    const listeners = [...this.#clients.values()];
    this.#clients.clear();
    for (const listener of listeners) listener.lost();
  }
}
