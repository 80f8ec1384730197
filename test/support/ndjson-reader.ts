/** How long a line is waited for, in milliseconds. Longer than any limit inside Portico. */
const LIMIT_MS = 25_000;

interface Waiter {
  readonly wants: (line: unknown) => boolean;
  readonly resolve: (line: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Reads a stream of JSON lines; lines are awaited one after the other, each at most once. */
export class NdjsonReader<Line> {
  readonly #unread: unknown[] = [];
  readonly #all: Line[] = [];
  #waiter: Waiter | null = null;
  #rest = '';
  #ended = false;

  /** Every line so far. */
  get all(): readonly Line[] {
    return this.#all;
  }

  push(text: string): void {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      const value: unknown = JSON.parse(line);
      this.#all.push(value as Line);
      this.#unread.push(value);
    }
    this.#serve();
  }

  end(): void {
    this.#ended = true;
    this.#serve();
  }

  /** The next line that `wants` it; those before it are passed over. */
  next<T extends Line>(wants: (line: Line) => line is T): Promise<T>;
  next(wants?: (line: Line) => boolean): Promise<Line>;
  next(wants: (line: Line) => boolean = () => true): Promise<Line> {
    if (this.#waiter) throw new Error('a line is being waited for already');
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail('no such line came in time'), LIMIT_MS);
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiter = null;
      };
      this.#waiter = {
        wants: (line) => wants(line as Line),
        resolve: (line) => {
          settle();
          resolve(line as Line);
        },
        reject: (error) => {
          settle();
          reject(error);
        },
      };
      this.#serve();
    });
  }

  #serve(): void {
    const waiter = this.#waiter;
    if (!waiter) return;
    while (this.#unread.length > 0) {
      const line = this.#unread.shift();
      if (waiter.wants(line)) return waiter.resolve(line);
    }
    if (this.#ended) this.#fail('the stream ended before such a line came');
  }

  #fail(why: string): void {
    const types = this.#all.slice(-20).map((line) => (line as { type?: string }).type ?? '?');
    this.#waiter?.reject(new Error(`${why}; the last lines were: ${types.join(', ')}`));
  }
}
