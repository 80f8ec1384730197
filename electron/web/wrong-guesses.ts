/** Wrong guesses that are answered at once, and the span in which they are counted, in milliseconds. */
const FREE_GUESSES = 5;
const SPAN_MS = 60_000;
const LONGEST_DELAY_MS = 5000;
const FIRST_DELAY_MS = 250;
/** So many wait the longest; more of them need not be remembered. */
const MOST_REMEMBERED = 64;

/**
 * How long a wrong guess at the token has to wait for its answer: longer with every further one. The
 * right token never waits, so that nobody can lock the user out.
 */
export class WrongGuesses {
  #recent: number[] = [];

  /** @param now milliseconds of any steady clock. @returns milliseconds to wait */
  delayFor(now: number): number {
    const recent = this.#recent.filter((time) => now - time < SPAN_MS);
    this.#recent = [...recent, now].slice(-MOST_REMEMBERED);
    const excess = this.#recent.length - FREE_GUESSES;
    return excess <= 0 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (excess - 1), LONGEST_DELAY_MS);
  }
}
