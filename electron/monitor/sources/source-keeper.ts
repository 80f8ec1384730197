import type { SourceChoice, SourceName } from '../../../shared/model/status.ts';
import type { Selected, SourceFactory } from './select.ts';
import { selectSource } from './select.ts';

/** After so many failed readings in a row another source is looked for. */
const FAILURES_BEFORE_ANOTHER = 3;
/** While a lesser source serves, the better ones are tried again after this time, in milliseconds. */
const RETRY_BETTER_MS = 60_000;

/** Keeps a source that can see: chosen anew where it failed too often, or a better one may be back. */
export class SourceKeeper {
  readonly #factories: ReadonlyMap<SourceName, SourceFactory>;
  readonly #limitMs: number;
  readonly #stopping = new AbortController();
  #choice: SourceChoice;
  #serving: Selected | null = null;
  #selectedAt = 0;
  #isStale = false;
  #failuresInRow = 0;

  constructor(
    factories: ReadonlyMap<SourceName, SourceFactory>,
    choice: SourceChoice,
    limitMs: number,
  ) {
    this.#factories = factories;
    this.#choice = choice;
    this.#limitMs = limitMs;
  }

  /** The source that served last, and the better ones that could not. */
  get serving(): Selected | null {
    return this.#serving;
  }

  choose(choice: SourceChoice): void {
    if (choice === this.#choice) return;
    this.#choice = choice;
    this.#isStale = true;
  }

  hasRead(): void {
    this.#failuresInRow = 0;
  }

  /** A reading was lost: the source is to tell everything anew. */
  hasFailed(): void {
    this.#failuresInRow += 1;
    this.#serving?.source.restart();
  }

  /** @throws {NoSourceError} */
  async ensure(): Promise<Selected> {
    const current = this.#serving;
    if (current && !this.#needsAnother(current)) return current;
    this.#serving = null;
    await current?.source.close();
    this.#serving = await selectSource(this.#factories, this.#choice, () => this.limited());
    this.#selectedAt = Date.now();
    this.#isStale = false;
    this.#failuresInRow = 0;
    return this.#serving;
  }

  /** A time limit for one step, which also ends when everything does. */
  limited(): AbortSignal {
    return AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(this.#limitMs)]);
  }

  /** Ends a search for a source that is under way. */
  abort(): void {
    this.#stopping.abort();
  }

  async close(): Promise<void> {
    await this.#serving?.source.close();
    this.#serving = null;
  }

  #needsAnother(current: Selected): boolean {
    if (this.#isStale || this.#failuresInRow >= FAILURES_BEFORE_ANOTHER) return true;
    return current.failures.length > 0 && Date.now() - this.#selectedAt >= RETRY_BETTER_MS;
  }
}
