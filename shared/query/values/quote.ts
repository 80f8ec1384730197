import { isOperator, keyLength } from '../tokens.ts';

const NEEDS_QUOTES = /[\s"()]|^$/u;

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** A free word so that it is read as that word. */
export function wordText(text: string): string {
  const isPlain = !(NEEDS_QUOTES.test(text) || text.startsWith('-') || isOperator(text));
  return isPlain && keyLength(text) === 0 ? text : quoted(text);
}

/** A value of a key so that it is read as one value. */
export function valueText(text: string): string {
  return NEEDS_QUOTES.test(text) || text.includes(',') ? quoted(text) : text;
}

/** The same, where `=` and `*` have a meaning of their own. */
export function plainValueText(text: string): string {
  return text === '*' || text.startsWith('=') ? quoted(text) : valueText(text);
}
