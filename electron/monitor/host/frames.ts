import { deserialize, serialize } from 'node:v8';

/** Before each value: how many bytes it takes, big-endian. */
const HEADER_BYTES = 4;
/** No value of ours comes near; a longer one is no value of ours. */
const LONGEST_BYTES = 2 ** 30;

/**
 * A value as it is written to a stream: by the structured clone algorithm, with its length before it.
 * @throws where it holds what cannot be cloned
 */
export function frameOf(value: unknown): Buffer {
  const body = serialize(value);
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(body.length);
  return Buffer.concat([header, body]);
}

/** Finds the values in what a stream delivers, whatever the pieces. */
export class FrameReader {
  #chunks: Uint8Array[] = [];
  #size = 0;
  #wanted = HEADER_BYTES;

  /**
   * @returns the values that are whole now, in their order
   * @throws {RangeError} where the stream is none of ours
   */
  take(chunk: Uint8Array): unknown[] {
    this.#chunks.push(chunk);
    this.#size += chunk.length;
    // Values of many pieces are put together once, and not with each of them.
    if (this.#size < this.#wanted) return [];
    const values: unknown[] = [];
    const bytes = Buffer.concat(this.#chunks, this.#size);
    let at = 0;
    this.#wanted = HEADER_BYTES;
    while (bytes.length - at >= HEADER_BYTES) {
      const end = at + HEADER_BYTES + lengthAt(bytes, at);
      this.#wanted = end - at;
      if (end > bytes.length) break;
      values.push(deserialize(bytes.subarray(at + HEADER_BYTES, end)));
      at = end;
      this.#wanted = HEADER_BYTES;
    }
    this.#chunks = at < bytes.length ? [bytes.subarray(at)] : [];
    this.#size = bytes.length - at;
    return values;
  }
}

function lengthAt(bytes: Buffer, at: number): number {
  const length = bytes.readUInt32BE(at);
  if (length <= LONGEST_BYTES) return length;
  throw new RangeError(`a message of ${length} bytes`);
}
