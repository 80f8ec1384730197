import type { Key } from './ast.ts';
import { isKey, KEY_NAMES } from './key-names.ts';
import { KEYS } from './keys.ts';
import type { Part, TermToken } from './tokens.ts';
import { tokensOf } from './tokens.ts';
import { folded } from './units.ts';
import { plainValueText } from './values/quote.ts';

/** Something that can be written at the caret. */
export interface Completion {
  /** What of the query it takes the place of, in UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly key: Key;
  /** Null: it is the key itself. */
  readonly value: string | null;
}

/** The values that there are of a key, each once. */
export type KnownValues = (key: Key) => readonly string[];

/** More would help nobody. */
const MOST = 50;
const NOTHING_MORE = /^\s*$/;

/** @param caret in UTF-16 units; what is behind it in the same piece is replaced too */
export function completions(
  text: string,
  caret: number,
  known: KnownValues,
): readonly Completion[] {
  const tokens = tokensOf(text);
  const token = tokens.find(({ from, to }) => from <= caret && caret <= to);
  const typed = token ? text.slice(token.from, caret) : '';
  // A sign of negation that has nothing behind it yet is read as a word.
  if (token?.kind !== 'term' || folded(typed) === '-') return keyCompletions('', caret, caret);
  if (!token.key || caret <= token.key.to) {
    return token.parts[0]?.isQuoted ? [] : keyCompletions(typed, token.from, endOfKey(token));
  }
  const part = token.parts.find(({ from, to }) => from <= caret && caret <= to);
  const name = token.key.text.toLowerCase();
  if (!part || !isKey(name)) return [];
  const isLast = NOTHING_MORE.test(text.slice(part.to));
  return valueCompletions(name, part, text.slice(part.from, caret), known).map((completion) =>
    isLast ? { ...completion, insert: `${completion.insert} `, to: text.length } : completion,
  );
}

/** A key keeps the values that it has. */
function endOfKey({ key, to }: TermToken): number {
  return key ? key.to + 1 : to;
}

function keyCompletions(typed: string, from: number, to: number): Completion[] {
  const wanted = folded(typed);
  return KEY_NAMES.filter((key) => key.startsWith(wanted)).map((key) => ({
    from,
    to,
    insert: `${key}:`,
    key,
    value: null,
  }));
}

function valueCompletions(key: Key, part: Part, typed: string, known: KnownValues): Completion[] {
  const { from, to } = part;
  const wanted = folded(typed.replace(/^["＂=＝]+/, ''));
  const values = (KEYS[key].offered ?? known(key)).map((value) => [value, folded(value)] as const);
  const beginning = values.filter(([, text]) => text.startsWith(wanted));
  const isWhole = values.some(([, text]) => text === wanted);
  const holding = isWhole ? [] : values.filter(([, text]) => text.indexOf(wanted) > 0);
  return [...beginning, ...holding]
    .filter(([, text]) => text !== wanted)
    .slice(0, MOST)
    .map(([value]) => ({ from, to, insert: plainValueText(value), key, value }));
}
