/** Multiplier of Fibonacci hashing: 2^32 divided by the golden ratio. */
const GOLDEN = 0x9e3779b1;

/**
 * From socket cookies (two 32-bit words) to small numbers, without an object or string for each: open
 * addressing with linear probing. Numbers of removed cookies are given out again.
 */
export class CookieIndex {
  /** At each bucket the number plus one; 0: free. */
  #buckets = new Uint32Array(1024);
  #low = new Uint32Array(512);
  #high = new Uint32Array(512);
  #shift = 22;
  #next = 0;
  readonly #free: number[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** One more than the largest number ever given out. */
  get bound(): number {
    return this.#next;
  }

  /** @returns the number of this cookie; -1 where it has none */
  find(low: number, high: number): number {
    const mask = this.#buckets.length - 1;
    for (let bucket = this.#home(low, high); ; bucket = (bucket + 1) & mask) {
      const entry = this.#buckets[bucket] ?? 0;
      if (entry === 0) return -1;
      if (this.#low[entry - 1] === low && this.#high[entry - 1] === high) return entry - 1;
    }
  }

  /** Gives a number to a cookie that has none. */
  add(low: number, high: number): number {
    if ((this.#size + 1) * 2 > this.#buckets.length) this.#grow();
    const number = this.#free.pop() ?? this.#next++;
    this.#low[number] = low;
    this.#high[number] = high;
    this.#size += 1;
    this.#put(number);
    return number;
  }

  /** The cookie that has this number. */
  cookieOf(number: number): number {
    return cookieNumber(this.#low[number] ?? 0, this.#high[number] ?? 0);
  }

  remove(number: number): void {
    const mask = this.#buckets.length - 1;
    let bucket = this.#homeOf(number);
    while (this.#buckets[bucket] !== number + 1) bucket = (bucket + 1) & mask;
    this.#closeGap(bucket, mask);
    this.#free.push(number);
    this.#size -= 1;
  }

  /** Moves up what probing could no longer find behind the gap. */
  #closeGap(start: number, mask: number): void {
    let gap = start;
    for (let bucket = (gap + 1) & mask; ; bucket = (bucket + 1) & mask) {
      const entry = this.#buckets[bucket] ?? 0;
      if (entry === 0) break;
      const home = this.#homeOf(entry - 1);
      if (((bucket - home) & mask) < ((bucket - gap) & mask)) continue;
      this.#buckets[gap] = entry;
      gap = bucket;
    }
    this.#buckets[gap] = 0;
  }

  #home(low: number, high: number): number {
    return Math.imul(low ^ Math.imul(high, GOLDEN), GOLDEN) >>> this.#shift;
  }

  #homeOf(number: number): number {
    return this.#home(this.#low[number] ?? 0, this.#high[number] ?? 0);
  }

  #put(number: number): void {
    const mask = this.#buckets.length - 1;
    let bucket = this.#homeOf(number);
    while (this.#buckets[bucket] !== 0) bucket = (bucket + 1) & mask;
    this.#buckets[bucket] = number + 1;
  }

  #grow(): void {
    const taken = this.#buckets.filter((entry) => entry !== 0);
    this.#buckets = new Uint32Array(this.#buckets.length * 2);
    this.#shift -= 1;
    this.#low = larger(this.#low);
    this.#high = larger(this.#high);
    for (const entry of taken) this.#put(entry - 1);
  }
}

/** A cookie as one number: the kernel counts them up, and will not come to 2^53. */
export function cookieNumber(low: number, high: number): number {
  return low + high * 2 ** 32;
}

/** The same values in an array of twice the length. */
export function larger(values: Uint32Array): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(values.length * 2);
  next.set(values);
  return next;
}
