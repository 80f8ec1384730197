/** One question to the monitor, asked when somebody wants to know: its answer, or why there is none. */
export class Asked<T> {
  readonly #ask: () => Promise<T>;
  readonly #reasonOf: (error: unknown) => string;
  #answer = $state.raw<T | null>(null);
  #failure = $state<string | null>(null);
  #isUnderWay = $state(false);

  /** @param reasonOf what an error is called for the user */
  constructor(ask: () => Promise<T>, reasonOf: (error: unknown) => string) {
    this.#ask = ask;
    this.#reasonOf = reasonOf;
  }

  /** The last answer; it stays while another one is waited for. */
  get answer(): T | null {
    return this.#answer;
  }

  /** Why the last question was not answered. */
  get failure(): string | null {
    return this.#failure;
  }

  get isUnderWay(): boolean {
    return this.#isUnderWay;
  }

  async ask(): Promise<void> {
    if (this.#isUnderWay) return;
    this.#isUnderWay = true;
    try {
      this.#answer = await this.#ask();
      this.#failure = null;
    } catch (error) {
      this.#failure = this.#reasonOf(error);
    } finally {
      this.#isUnderWay = false;
    }
  }
}
