import type { WebSocket } from 'ws';
import type { ClientMessage, ServerMessage } from '../../shared/api/messages.ts';

/** Bytes that may wait for a client to read them before nothing more is heard from it. */
const PAUSE_AT = 1024 * 1024;
/** Bytes that may wait in any case: several snapshots of a machine with very many sockets. */
const MOST_WAITING = 128 * 1024 * 1024;
/** Requests of one client that may be under way. */
const MOST_ASKED = 128;

/**
 * What goes out to one client, and how much of it may wait. A client that does not read is not heard either,
 * so that what it asks for cannot pile up.
 */
export class Outlet {
  readonly #connection: WebSocket;
  readonly #mostWaiting: number;
  #asked = 0;
  /** A snapshot was asked for and has not come yet. */
  #isSubscribing = false;

  constructor(connection: WebSocket, mostWaiting = MOST_WAITING) {
    this.#connection = connection;
    this.#mostWaiting = mostWaiting;
  }

  send(message: ServerMessage): void {
    if (message.type === 'response') this.#asked -= 1;
    if (message.type === 'snapshot' || message.type === 'blind') this.#isSubscribing = false;
    const connection = this.#connection;
    if (connection.bufferedAmount > this.#mostWaiting) return connection.terminate();
    connection.send(JSON.stringify(message), () => this.#written());
    if (connection.bufferedAmount > PAUSE_AT) connection.pause();
  }

  /**
   * Whether what the client says is to be passed on: `too-many` where more is asked than can be under way, and
   * `needless` where the answer to an earlier message is the answer to this one.
   */
  take(message: ClientMessage): 'pass' | 'needless' | 'too-many' {
    if (message.type === 'subscribe') {
      if (this.#isSubscribing) return 'needless';
      this.#isSubscribing = true;
    }
    if (message.type !== 'request') return 'pass';
    this.#asked += 1;
    return this.#asked > MOST_ASKED ? 'too-many' : 'pass';
  }

  #written(): void {
    const { isPaused, bufferedAmount } = this.#connection;
    if (isPaused && bufferedAmount <= PAUSE_AT) this.#connection.resume();
  }
}
