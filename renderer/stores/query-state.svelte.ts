import { filterOf, refreshMsOf } from '../../shared/query/filter.ts';
import { parseQuery, parseSoFar, type QueryError } from '../../shared/query/parse.ts';
import { EVERY_ROW, type RowFilter } from '../../shared/query/words.ts';

/** What is asked for: as it is typed, and the last of it that could be read. */
export class QueryState {
  #text = $state('');
  #applied = $state('');
  #error = $state.raw<QueryError | null>(null);
  #filter: RowFilter = EVERY_ROW;
  #refreshMs: number | null = null;

  get text(): string {
    return this.#text;
  }

  get applied(): string {
    return this.#applied;
  }

  get error(): QueryError | null {
    return this.#error;
  }

  get filter(): RowFilter {
    return this.#filter;
  }

  /** How often the answer changes though no row does, in milliseconds; null: it does not. */
  get refreshMs(): number | null {
    return this.#refreshMs;
  }

  /** @returns whether there is another filter now */
  set(text: string): boolean {
    this.#text = text;
    const parsed = parseQuery(text);
    this.#error = 'error' in parsed ? parsed.error : null;
    const readable = parseSoFar(text);
    if (!readable) return false;
    this.#applied = readable.text;
    this.#filter = filterOf(readable.query, Date.now);
    this.#refreshMs = refreshMsOf(readable.query);
    return true;
  }
}
