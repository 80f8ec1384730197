import type { Happening } from '../../shared/building/doors.ts';
import { MARK_MS } from '../../shared/table/row-index.ts';
import type { Wish } from './frames.ts';

const FADE_MS = 600;

/** How strongly what happened is seen at one moment: it comes, stays a while, and goes. */
export class Fading {
  readonly #now: number;
  readonly #isStill: boolean;

  /** @param isStill for who wants no motion: then things are there, and later they are not */
  constructor(now: number, isStill: boolean) {
    this.#now = now;
    this.#isStill = isStill;
  }

  /** Strength of a door that opened, from 0 to 1. */
  comes({ at }: Happening): number {
    return this.#isStill ? 1 : share(this.#now - at);
  }

  /** Strength of a door that closed. */
  goes({ at }: Happening): number {
    return this.#isStill ? 0 : 1 - share(this.#now - at);
  }

  /** Strength of the sign. */
  stays({ at }: Happening): number {
    const left = at + MARK_MS - this.#now;
    return this.#isStill ? Number(left > 0) : share(left);
  }

  isOver({ at }: Happening): boolean {
    return this.#now - at >= MARK_MS;
  }

  /** When the picture of these is to be drawn again. */
  next(happenings: Iterable<Happening>): Wish {
    let soonest: number | null = null;
    for (const happening of happenings) {
      if (this.isOver(happening)) continue;
      const age = this.#now - happening.at;
      const isMoving = !this.#isStill && (age < FADE_MS || age >= MARK_MS - FADE_MS);
      if (isMoving) return 'now';
      const wait = (this.#isStill ? MARK_MS : MARK_MS - FADE_MS) - age;
      soonest = Math.min(soonest ?? wait, wait);
    }
    return soonest;
  }
}

function share(ms: number): number {
  return Math.min(1, Math.max(0, ms / FADE_MS));
}
