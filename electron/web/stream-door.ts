import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import * as v from 'valibot';
import { type WebSocket, WebSocketServer } from 'ws';
import { commands } from '../../shared/api/commands.ts';
import { notAllowed } from '../../shared/api/dispatch.ts';
import type { ClientMessage, CloseReason, ServerMessage } from '../../shared/api/messages.ts';
import {
  CLOSE_REASONS,
  CONTRACT_VERSION,
  clientMessageSchema,
  closeReasonOf,
  LARGEST_CLIENT_MESSAGE,
} from '../../shared/api/messages.ts';
import type { ClientLine, Supervisor } from '../monitor/host/supervisor.ts';
import { Outlet } from './outlet.ts';
import type { Token } from './token.ts';
import { WrongGuesses } from './wrong-guesses.ts';

/** Connections that have not shown the token yet, and how long each may take to do so, in milliseconds. */
const MOST_UNKNOWN = 32;
const HELLO_LIMIT_MS = 5000;
/** Connections of clients that have. */
const MOST_CLIENTS = 64;
/** How often a client has to show that it is still there, in milliseconds. */
const PING_MS = 30_000;
/** How long a client may take to close what it was told is closed, in milliseconds. */
const CLOSE_MS = 1000;

/** What the clients of this host may call, beside what only reads. */
export interface Leave {
  readonly mayWrite: boolean;
  readonly mayAct: boolean;
}

/** The WebSocket end of the contract. Nothing is sent over a connection before it showed the token. */
export class StreamDoor {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_CLIENT_MESSAGE,
    perMessageDeflate: false,
  });
  readonly #supervisor: Supervisor;
  readonly #token: Token;
  readonly #leave: Leave;
  readonly #refused: (reason: CloseReason) => void;
  readonly #wrongGuesses = new WrongGuesses();
  /** In the order in which they came. */
  readonly #unknown = new Set<WebSocket>();
  #clients = 0;

  /** @param refused told why a connection was ended from here */
  constructor(
    supervisor: Supervisor,
    token: Token,
    leave: Leave,
    refused: (reason: CloseReason) => void = () => {},
  ) {
    this.#supervisor = supervisor;
    this.#token = token;
    this.#leave = leave;
    this.#refused = refused;
  }

  /** Takes over a request whose host and origin have been checked. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (connection) => this.#greet(connection));
  }

  close(): void {
    for (const connection of this.#server.clients) connection.terminate();
    this.#server.close();
  }

  #greet(connection: WebSocket): void {
    // An oversized or malformed frame: ws closes the connection itself, with a reason.
    connection.on('error', () => {});
    // The other side's answer to a close has the reason that it was given.
    connection.once('close', (code) => {
      const reason = closeReasonOf(code);
      if (reason && reason !== 'monitor-restarting') this.#refused(reason);
    });
    this.#makeRoom();
    this.#unknown.add(connection);
    const timer = setTimeout(() => end(connection, 'wrong-token'), HELLO_LIMIT_MS);
    const known = (): void => {
      clearTimeout(timer);
      this.#unknown.delete(connection);
      connection.off('close', known);
    };
    connection.once('close', known);
    connection.once('message', (data, isBinary) => {
      const message = isBinary ? null : parseMessage(data.toString());
      if (message?.type !== 'hello') return end(connection, 'bad-message');
      if (!this.#token.matches(message.token ?? '')) return this.#refuse(connection);
      known();
      this.#admit(connection, message);
    });
  }

  /** The oldest goes, not the newest: holding connections open keeps nobody out who knows the token. */
  #makeRoom(): void {
    if (this.#unknown.size < MOST_UNKNOWN) return;
    for (const oldest of this.#unknown) {
      this.#unknown.delete(oldest);
      return end(oldest, 'too-many');
    }
  }

  #refuse(connection: WebSocket): void {
    const delay = this.#wrongGuesses.delayFor(performance.now());
    const timer = setTimeout(() => end(connection, 'wrong-token'), delay);
    connection.once('close', () => clearTimeout(timer));
  }

  #admit(connection: WebSocket, hello: Extract<ClientMessage, { type: 'hello' }>): void {
    if (hello.contract !== CONTRACT_VERSION) return end(connection, 'other-version');
    if (this.#clients >= MOST_CLIENTS) return end(connection, 'too-many');
    const outlet = new Outlet(connection);
    const line = this.#openLine(connection, outlet);
    if (!line) return end(connection, 'monitor-restarting');
    this.#clients += 1;
    const stopPinging = dropWhenDead(connection);
    connection.once('close', () => {
      stopPinging();
      this.#clients -= 1;
      line.close();
    });
    connection.on('message', (data, isBinary) => {
      const message = isBinary ? null : parseMessage(data.toString());
      if (!message || message.type === 'hello') return end(connection, 'bad-message');
      const taken = outlet.take(message);
      if (taken === 'too-many') return end(connection, 'too-many');
      const refusal = this.#refusalOf(message);
      if (refusal) outlet.send(refusal);
      else if (taken === 'pass') line.send(message);
    });
    line.send({ type: 'hello', contract: hello.contract });
  }

  /** What acts is refused by the monitor itself. */
  #refusalOf(message: ClientMessage): ServerMessage | null {
    if (message.type !== 'request' || this.#leave.mayWrite) return null;
    const { id, command } = message;
    if (commands[command].kind !== 'write') return null;
    return { type: 'response', id, answer: notAllowed(command) };
  }

  #openLine(connection: WebSocket, outlet: Outlet): ClientLine | null {
    return this.#supervisor.open(
      {
        message: (message) => outlet.send(message),
        lost: () => end(connection, 'monitor-restarting'),
      },
      this.#leave.mayAct,
    );
  }
}

function parseMessage(text: string): ClientMessage | null {
  try {
    const parsed = v.safeParse(clientMessageSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Says why, and does not wait for long until the other side has heard it. */
function end(connection: WebSocket, reason: CloseReason): void {
  connection.close(CLOSE_REASONS[reason], reason);
  const timer = setTimeout(() => connection.terminate(), CLOSE_MS);
  connection.once('close', () => clearTimeout(timer));
}

/** A client that vanished without a word (a machine asleep) does not keep its place. */
function dropWhenDead(connection: WebSocket): () => void {
  let isAlive = true;
  connection.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) return connection.terminate();
    isAlive = false;
    connection.ping();
  }, PING_MS);
  return () => clearInterval(timer);
}
