import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** The key of one run: 256 random bits, known only to those who were given the address. */
export class Token {
  readonly text = randomBytes(32).toString('base64url');
  readonly #hash = hashOf(this.text);

  /** Takes the same time for every wrong guess. */
  matches(guess: string): boolean {
    return timingSafeEqual(hashOf(guess), this.#hash);
  }
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
