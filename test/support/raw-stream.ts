import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Served } from './served.ts';

/** Where, in a frame's first byte, RFC 6455 keeps what. */
const FIN = 0x80;
const MASKED = 0x80;

export interface Frame {
  readonly opcode: number;
  readonly payload?: string | Uint8Array;
  readonly isLast?: boolean;
  /** Bits that an extension may give a meaning, already in their place. */
  readonly reserved?: number;
}

/** A frame as a client sends it, with a mask of zeros. RFC 6455, section 5.2; up to 65,535 bytes. */
export function frame({ opcode, payload = '', isLast = true, reserved = 0 }: Frame): Buffer {
  const body = Buffer.from(payload);
  const length =
    body.length < 126 ? [body.length] : [126, Math.floor(body.length / 256), body.length % 256];
  const [short = 0, ...long] = length;
  const head = [(isLast ? FIN : 0) + reserved + opcode, MASKED + short, ...long, 0, 0, 0, 0];
  return Buffer.concat([Buffer.from(head), body]);
}

/** A connection on which a test says every byte itself, as no browser would. */
export class RawStream implements Disposable {
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  #heard: Buffer = Buffer.alloc(0);

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      this.#heard = Buffer.concat([this.#heard, chunk]);
    });
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  /** @param allowHalfOpen keeps our half of the connection open when the other side has closed its own */
  static async connect({ port }: Served, allowHalfOpen = false): Promise<RawStream> {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen });
    await once(socket, 'connect');
    return new RawStream(socket);
  }

  /** A stream that is open; the token was not shown yet. */
  static async open(served: Served): Promise<RawStream> {
    const stream = await RawStream.connect(served);
    stream.askForStream(served, served.origin);
    const heard = await stream.next();
    if (!heard.startsWith('HTTP/1.1 101')) throw new Error(`no stream was opened: ${heard}`);
    return stream;
  }

  get isClosed(): boolean {
    return this.#socket.destroyed;
  }

  askForStream({ port }: Served, origin: string, extensions = 'permessage-deflate'): void {
    this.say(
      `GET /stream HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n' +
        `Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Extensions: ${extensions}\r\n\r\n`,
    );
  }

  say(bytes: string | Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** What is heard next, as text; empty where it is closed without a word. */
  async next(): Promise<string> {
    return (await this.nextBytes()).toString('latin1');
  }

  async nextBytes(): Promise<Buffer> {
    if (this.#heard.length === 0 && !this.isClosed) {
      await Promise.race([once(this.#socket, 'data'), this.closed]);
    }
    const heard = this.#heard;
    this.#heard = Buffer.alloc(0);
    return heard;
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }
}
