import type { Key, Query, Term } from './ast.ts';
import { allOf, anyOf } from './ast.ts';
import { isKey, KEY_NAMES } from './key-names.ts';
import { KEYS } from './keys.ts';
import type { Part, TermToken, Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

/**
 * - `unknown-key`, `bad-value`: `allowed` says which there are, or gives examples
 * - `missing-value`: of a key
 * - `missing-term`: beside an `or`, or between parentheses
 * - `unclosed-quote`, `unclosed-group`: what is opened there is not closed
 * - `unexpected-close`: what is closed there was not opened
 * - `too-deep`: there are too many parentheses inside each other
 */
export type QueryErrorCode =
  | 'unknown-key'
  | 'bad-value'
  | 'missing-value'
  | 'missing-term'
  | 'unclosed-quote'
  | 'unclosed-group'
  | 'unexpected-close'
  | 'too-deep';

/** What is wrong with a query, and where: from and to in UTF-16 units. */
export interface QueryError {
  readonly code: QueryErrorCode;
  readonly from: number;
  readonly to: number;
  /** What stands there. */
  readonly given: string;
  /** The key whose value it is. */
  readonly key: Key | null;
  readonly allowed: readonly string[];
}

export type ParsedQuery = { readonly query: Query } | { readonly error: QueryError };

const DEEPEST = 50;

/** Reads a query; see docs/query.md for the language. Never throws. */
export function parseQuery(text: string): ParsedQuery {
  try {
    return { query: new Parser(text).query() };
  } catch (problem) {
    if (problem instanceof Refusal) return { error: problem.error };
    throw problem;
  }
}

/** Whether somebody who still types at the end of `text` may well be about to put this right. */
export function isUnfinished({ code, to }: QueryError, text: string): boolean {
  const isAtEnd = to === text.trimEnd().length;
  if (code === 'unclosed-quote' || code === 'unclosed-group') return true;
  return isAtEnd && code !== 'unexpected-close' && code !== 'too-deep';
}

/** A sign of the language that has nothing behind it. */
const LEFT_OVER = /(^|\s)(or\s*|-)$/i;

/** What can be wrong with one key alone; the rest of the query is still understood. */
const KEY_FAULTS: ReadonlySet<QueryError['code']> = new Set([
  'missing-value',
  'unknown-key',
  'bad-value',
]);

/**
 * Reads a query that may still be typed: without its last key as long as that is wrong or waits for a value.
 * Until its colon came, its letters were searched for as a word, which is not to stay.
 * @returns null where nothing can be read of it
 */
export function parseSoFar(text: string): { readonly text: string; readonly query: Query } | null {
  const parsed = parseQuery(text);
  if ('query' in parsed) return { text, query: parsed.query };
  const { error } = parsed;
  const isInLastTerm = !/\s/.test(text.slice(error.from).trimEnd());
  if (!KEY_FAULTS.has(error.code) || !isInLastTerm) return null;
  // A wrong value stands behind its key, which then waits for one.
  return parseSoFar(text.slice(0, error.from).replace(LEFT_OVER, ''));
}

class Refusal extends Error {
  readonly error: QueryError;

  constructor(error: QueryError) {
    super(error.code);
    this.error = error;
  }
}

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  query(): Query {
    if (this.#tokens.length === 0) return allOf([]);
    const query = this.#any(null);
    const left = this.#next;
    if (left) throw this.#refusal('unexpected-close', left);
    return query;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** @param before what there has to be something behind */
  #any(before: Token | null): Query {
    const parts = [this.#all(before)];
    for (let or = this.#next; or?.kind === 'or'; or = this.#next) {
      this.#at += 1;
      parts.push(this.#all(or));
    }
    return anyOf(parts);
  }

  #all(before: Token | null): Query {
    const parts: Query[] = [];
    for (let next = this.#next; next; next = this.#next) {
      if (next.kind === 'or' || next.kind === 'close') break;
      parts.push(this.#one(next));
    }
    if (parts.length > 0) return allOf(parts);
    const place = before ?? this.#next ?? this.#tokens[0];
    throw this.#refusal(
      place?.kind === 'close' ? 'unexpected-close' : 'missing-term',
      place ?? { from: 0, to: this.#text.length },
    );
  }

  #one(token: Token): Query {
    this.#at += 1;
    if (token.kind === 'term') return this.#term(token);
    return token.kind === 'not' ? this.#not(token) : this.#group(token);
  }

  #not(sign: Token): Query {
    const next = this.#next;
    if (next === undefined || next.kind === 'or' || next.kind === 'close') {
      throw this.#refusal('missing-term', sign);
    }
    return { kind: 'not', of: this.#one(next) };
  }

  #group(open: Token): Query {
    if (this.#depth === DEEPEST) throw this.#refusal('too-deep', open);
    this.#depth += 1;
    const query = this.#any(open);
    if (this.#next?.kind !== 'close') throw this.#refusal('unclosed-group', open);
    this.#depth -= 1;
    this.#at += 1;
    return query;
  }

  #term(token: TermToken): Query {
    const { unclosedAt, to } = token;
    if (unclosedAt !== null) throw this.#refusal('unclosed-quote', { from: unclosedAt, to });
    if (token.key === null) return { kind: 'word', text: token.parts[0]?.text ?? '' };
    const name = token.key.text.toLowerCase();
    if (isKey(name)) return this.#keyTerm(name, token);
    throw this.#refusal('unknown-key', { ...token.key, allowed: KEY_NAMES });
  }

  /** The cast: a term is one of those of all keys, which TypeScript does not see of a key that it does not know. */
  #keyTerm<K extends Key>(key: K, { parts, from, to }: TermToken): Query {
    const { allowed } = KEYS[key];
    if (parts.length === 1 && parts[0]?.text === '') {
      throw this.#refusal('missing-value', { from, to, key, allowed });
    }
    const values = parts.map((part) => this.#value(key, part));
    const term: Term<K> = { kind: 'key', key, values };
    return term as Term<Key> as Query;
  }

  #value<K extends Key>(key: K, part: Part) {
    const { read, allowed } = KEYS[key];
    const value = read(part);
    if (value !== null) return value;
    // There is something to mark even where there is nothing between two commas.
    const from = part.from === part.to ? part.from - 1 : part.from;
    throw this.#refusal('bad-value', { from, to: part.to, key, allowed });
  }

  #refusal(
    code: QueryErrorCode,
    place: { from: number; to: number; key?: Key | null | Part; allowed?: readonly string[] },
  ): Refusal {
    const { from, to, allowed = [] } = place;
    const key = typeof place.key === 'string' ? place.key : null;
    return new Refusal({ code, from, to, given: this.#text.slice(from, to), key, allowed });
  }
}
