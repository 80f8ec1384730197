import type { SocketRow } from '../model/socket.ts';
import type { Key, Query, Term } from './ast.ts';
import { KEYS } from './keys.ts';
import { EVERY_ROW, type RowFilter, searchText, wordFilter } from './words.ts';

/** @param now milliseconds since 1970 UTC, for what is asked of the time */
export function filterOf(query: Query, now: () => number): RowFilter {
  switch (query.kind) {
    case 'all':
      return query.of.length === 0
        ? EVERY_ROW
        : allPass(query.of.map((part) => filterOf(part, now)));
    case 'any': {
      const filters = query.of.map((part) => filterOf(part, now));
      return (entry) => filters.some((filter) => filter(entry));
    }
    case 'not': {
      const filter = filterOf(query.of, now);
      return (entry) => !filter(entry);
    }
    case 'word':
      return wordFilter(query.text);
    case 'key':
      return termFilter(query, now);
  }
}

/** The same for a row alone. */
export function rowTestOf(query: Query, now: () => number): (row: SocketRow) => boolean {
  const filter = filterOf(query, now);
  if (filter === EVERY_ROW) return () => true;
  return (row) =>
    filter({
      row,
      get text() {
        return searchText(row);
      },
    });
}

/** How often a filter should be asked again though no row changed, in milliseconds; null: never. */
export function refreshMsOf(query: Query): number | null {
  const span = shortestSpan(query);
  return span === Number.POSITIVE_INFINITY ? null : Math.max(1000, span / 60);
}

function shortestSpan(query: Query): number {
  switch (query.kind) {
    case 'all':
    case 'any':
      return Math.min(...query.of.map(shortestSpan), Number.POSITIVE_INFINITY);
    case 'not':
      return shortestSpan(query.of);
    case 'word':
      return Number.POSITIVE_INFINITY;
    case 'key':
      return query.key === 'new' ? Math.min(...query.values) : Number.POSITIVE_INFINITY;
  }
}

/** A plain loop: it is gone through for very many rows at each key that is pressed. */
function allPass(filters: readonly RowFilter[]): RowFilter {
  return (entry) => {
    for (const filter of filters) if (!filter(entry)) return false;
    return true;
  };
}

function termFilter<K extends Key>({ key, values }: Term<K>, now: () => number): RowFilter {
  const tests = values.map((value) => KEYS[key].test(value, now));
  const [only] = tests;
  if (only && tests.length === 1) return ({ row }) => only(row);
  return ({ row }) => tests.some((test) => test(row));
}
