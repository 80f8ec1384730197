import type { Key, Query, Term } from './ast.ts';
import { KEYS } from './keys.ts';
import { wordText } from './values/quote.ts';

/** Writes a query so that it is read as the same again. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'all':
      return query.of.map((part) => inGroup(part, part.kind === 'any')).join(' ');
    case 'any':
      return query.of.map(printQuery).join(' or ');
    case 'not':
      return `-${inGroup(query.of, query.of.kind !== 'word' && query.of.kind !== 'key')}`;
    case 'word':
      return wordText(query.text);
    case 'key':
      return termText(query);
  }
}

function inGroup(query: Query, isGroup: boolean): string {
  const text = printQuery(query);
  return isGroup ? `(${text})` : text;
}

function termText<K extends Key>({ key, values }: Term<K>): string {
  return `${key}:${values.map((value) => KEYS[key].write(value)).join(',')}`;
}
