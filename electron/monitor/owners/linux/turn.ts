/** Takes a few members at a time, each in its turn: after the last one the first ones come again. */
export class Turn {
  readonly #members: () => Iterable<number>;
  #waiting: number[] = [];

  /** @param members all there are now, asked for at the begin of each round */
  constructor(members: () => Iterable<number>) {
    this.#members = members;
  }

  /** @returns up to `count`, none of them twice; they were members when the round began */
  take(count: number): readonly number[] {
    if (this.#waiting.length === 0) this.#waiting = [...this.#members()].reverse();
    return this.#waiting.splice(-count, count).reverse();
  }
}
