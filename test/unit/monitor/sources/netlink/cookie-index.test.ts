import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CookieIndex,
  cookieNumber,
} from '../../../../../electron/monitor/sources/netlink/cookie-index.ts';

type Cookie = readonly [low: number, high: number];

/** An index and a map that has to say the same. */
class Twins {
  readonly index = new CookieIndex();
  readonly map = new Map<string, number>();
  most = 0;

  toggle(cookie: Cookie): void {
    const known = this.map.get(`${cookie}`);
    if (known === undefined) {
      const number = this.index.add(...cookie);
      expect([...this.map.values()]).not.toContain(number);
      this.map.set(`${cookie}`, number);
      this.most = Math.max(this.most, this.map.size);
    } else {
      this.index.remove(known);
      this.map.delete(`${cookie}`);
    }
  }

  compare(cookies: readonly Cookie[]): void {
    expect(this.index.size).toBe(this.map.size);
    // Numbers are given out again before new ones are.
    expect(this.index.bound).toBe(this.most);
    for (const cookie of cookies) {
      expect(this.index.find(...cookie)).toBe(this.map.get(`${cookie}`) ?? -1);
    }
  }
}

const word = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const near = fc.integer({ min: 0, max: 4000 });
const cookie: fc.Arbitrary<Cookie> = fc.oneof(
  fc.tuple(near, fc.constant(0)),
  fc.tuple(word, fc.integer({ min: 0, max: 2 })),
  fc.tuple(word, word),
);

test('whatever is added and removed, every cookie is found under its number and no other', () => {
  const sets = fc.uniqueArray(cookie, { selector: String, minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(
      sets.chain((cookies) =>
        fc.tuple(fc.constant(cookies), fc.array(fc.constantFrom(...cookies), { maxLength: 200 })),
      ),
      ([cookies, steps]) => {
        const twins = new Twins();
        for (const step of steps) twins.toggle(step);
        twins.compare(cookies);
      },
    ),
    { numRuns: 60 },
  );
});

test('a full index grows, and thousands of removals leave no gap that hides a cookie', () => {
  fc.assert(
    fc.property(fc.infiniteStream(word), (words) => {
      const index = new CookieIndex();
      const live = new Map<number, Cookie>();
      for (let step = 0; step < 6000; step += 1) {
        const fresh: Cookie = [words.next().value, step & 3];
        if (index.find(...fresh) < 0) live.set(index.add(...fresh), fresh);
        if (step % 3 === 0 || live.size > 1500) removeOldest(index, live);
      }
      expect(index.size).toBe(live.size);
      for (const [number, known] of live) {
        expect(index.find(...known)).toBe(number);
        expect(index.cookieOf(number)).toBe(cookieNumber(...known));
      }
    }),
    { numRuns: 3 },
  );
});

function removeOldest(index: CookieIndex, live: Map<number, Cookie>): void {
  for (const [number, cookie] of [...live].slice(0, 2)) {
    index.remove(number);
    live.delete(number);
    expect(index.find(...cookie)).toBe(-1);
  }
}

test('cookies that lie in a row, as the kernel counts them, survive the removal of every second', () => {
  const index = new CookieIndex();
  const numbers = Array.from({ length: 5000 }, (_, low) => index.add(low, 0));
  for (let low = 0; low < 5000; low += 2) index.remove(numbers[low] ?? -1);
  for (let low = 0; low < 5000; low += 1) {
    expect(index.find(low, 0)).toBe(low % 2 === 0 ? -1 : numbers[low]);
  }
  expect(index.find(1, 1)).toBe(-1);
});
