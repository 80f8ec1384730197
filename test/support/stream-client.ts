import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { ClientMessage, DeltaMessage, ServerMessage } from '../../shared/api/messages.ts';
import { CONTRACT_VERSION } from '../../shared/api/messages.ts';
import { decodeRows } from '../../shared/columns/socket-columns.ts';
import { isSocket, type LabSocket } from './lab/lab-socket.ts';
import { NdjsonReader } from './ndjson-reader.ts';
import type { Served } from './served.ts';

export interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** A WebSocket client of the web host that says only what a test makes it say. */
export class StreamClient implements Disposable {
  /** What the server sent, in order. */
  readonly messages = new NdjsonReader<ServerMessage>();
  readonly closed: Promise<Closing>;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket, acks: boolean) {
    this.#socket = socket;
    socket.on('message', (data) => {
      const text = data.toString();
      this.messages.push(`${text}\n`);
      if (acks) this.#acknowledge(JSON.parse(text) as ServerMessage);
    });
    socket.on('error', () => {});
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        this.messages.end();
        resolve({ code, reason: reason.toString() });
      });
    });
  }

  /** Opens a connection and says nothing. */
  static async open({ origin }: Served, acks = false): Promise<StreamClient> {
    const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/stream`, { origin });
    const client = new StreamClient(socket, acks);
    await once(socket, 'open');
    return client;
  }

  /** Opens a connection, shows the token, is welcome and told what is found. */
  static async enter(served: Served, acks = false): Promise<StreamClient> {
    const client = await StreamClient.open(served, acks);
    client.hello(served.token);
    await client.messages.next(({ type }) => type === 'welcome');
    await client.messages.next(({ type }) => type === 'findings');
    return client;
  }

  hello(token: string): void {
    this.say({ type: 'hello', contract: CONTRACT_VERSION, token });
  }

  say(message: ClientMessage): void {
    this.sayRaw(JSON.stringify(message));
  }

  /** Text as it is, or bytes as a binary message. */
  sayRaw(data: string | Uint8Array): void {
    this.#socket.send(data);
  }

  [Symbol.dispose](): void {
    this.#socket.terminate();
  }

  #acknowledge(message: ServerMessage): void {
    if (message.type === 'delta') {
      this.say({ type: 'ack', epoch: message.epoch, seq: message.to });
    }
    if (message.type === 'snapshot' && message.page === message.pages - 1) {
      this.say({ type: 'ack', epoch: message.epoch, seq: message.seq });
    }
  }
}

export function isDelta(message: ServerMessage): message is DeltaMessage {
  return message.type === 'delta';
}

export function isSnapshot(
  message: ServerMessage,
): message is Extract<ServerMessage, { type: 'snapshot' }> {
  return message.type === 'snapshot';
}

/** Whether a delta tells that this socket was opened. */
export function opens(message: ServerMessage, socket: LabSocket): boolean {
  return isDelta(message) && decodeRows(message.opened).some((row) => isSocket(row, socket));
}
