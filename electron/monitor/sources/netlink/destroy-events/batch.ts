import { NETLINK_HEADER_BYTES } from '../constants.ts';

/** A batch is given out when it has reached this size. */
const FULL_BYTES = 256 << 10;
/** Room that a receive is always given. The messages have 400 bytes; what is longer is none of them. */
const ROOM_BYTES = 32 << 10;

/** Messages on their way to the other thread: gathered in one piece of memory, and copied out of it at once. */
export class Batch {
  readonly #bytes = new Uint8Array(FULL_BYTES + ROOM_BYTES);
  readonly #words = new Uint32Array(this.#bytes.buffer);
  #length = 0;
  #count = 0;

  /** How many messages it holds. */
  get count(): number {
    return this.#count;
  }

  get isFull(): boolean {
    return this.#length >= FULL_BYTES;
  }

  /** Where the next message is to be written. */
  get room(): Uint8Array {
    return this.#bytes.subarray(this.#length, this.#length + ROOM_BYTES);
  }

  /**
   * Keeps the message that was written into {@link room}.
   * @returns false where it is not whole, and is not kept
   */
  add(length: number): boolean {
    const isWhole =
      length >= NETLINK_HEADER_BYTES &&
      length <= ROOM_BYTES &&
      this.#words[this.#length >>> 2] === length;
    if (!isWhole) return false;
    this.#length += (length + 3) & ~3;
    this.#count += 1;
    return true;
  }

  /** The messages, copied out; then it is empty. */
  take(): Uint32Array<ArrayBuffer> {
    const words = this.#words.slice(0, this.#length >>> 2);
    this.clear();
    return words;
  }

  clear(): void {
    this.#length = 0;
    this.#count = 0;
  }
}
