import type { Duplex } from 'node:stream';
import { FrameReader, frameOf } from './frames.ts';
import type { Port } from './wire.ts';

/** Whole values over a stream that two processes share. It is closed when the other side is gone. */
export class StreamPort<Out, In> implements Port<Out, In> {
  readonly #stream: Duplex;

  constructor(stream: Duplex) {
    this.#stream = stream;
    // The other side ended while something was on its way to it: `close` follows.
    stream.on('error', () => {});
  }

  send(message: Out): void {
    if (this.#stream.writable) this.#stream.write(frameOf(message));
  }

  onMessage(listener: (message: In) => void): void {
    const reader = new FrameReader();
    this.#stream.on('data', (chunk: Buffer) => {
      for (const message of this.#messagesIn(reader, chunk)) listener(message as In);
    });
  }

  onClose(listener: () => void): void {
    this.#stream.on('close', listener);
  }

  close(): void {
    this.#stream.destroy();
  }

  #messagesIn(reader: FrameReader, chunk: Buffer): unknown[] {
    try {
      return reader.take(chunk);
    } catch {
      // Nothing behind it can be understood either.
      this.close();
      return [];
    }
  }
}
