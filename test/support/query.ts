import type { SocketRow } from '../../shared/model/socket.ts';
import type { Query } from '../../shared/query/ast.ts';
import { filterOf, rowTestOf } from '../../shared/query/filter.ts';
import { parseQuery, type QueryError } from '../../shared/query/parse.ts';
import type { RowFilter } from '../../shared/query/words.ts';

/** The query that a text is. @throws where it is none */
export function queryOf(text: string): Query {
  const parsed = parseQuery(text);
  if ('query' in parsed) return parsed.query;
  throw new Error(`“${text}”: ${parsed.error.code}`);
}

/** What is wrong with a text. @throws where nothing is */
export function errorOf(text: string): QueryError {
  const parsed = parseQuery(text);
  if ('error' in parsed) return parsed.error;
  throw new Error(`“${text}” is a query`);
}

export function filterFor(text: string, now = 0): RowFilter {
  return filterOf(queryOf(text), () => now);
}

export function finds(text: string, row: SocketRow, now = 0): boolean {
  return rowTestOf(queryOf(text), () => now)(row);
}
