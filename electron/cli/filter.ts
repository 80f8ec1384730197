import stringWidth from 'fast-string-width';
import type { Messages } from '../../shared/messages/en.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { errorText } from '../../shared/query/error-text.ts';
import { rowTestOf } from '../../shared/query/filter.ts';
import { parseQuery, type QueryError } from '../../shared/query/parse.ts';
import { visibleText } from '../../shared/text/visible.ts';
import { UsageError } from './command-line.ts';

/**
 * What `--filter` leaves.
 * @throws {UsageError} where it is no query: with a line that points at what is wrong
 */
export function rowTestFor(text: string, messages: Messages): (row: SocketRow) => boolean {
  const parsed = parseQuery(text);
  if ('query' in parsed) return rowTestOf(parsed.query, Date.now);
  throw new UsageError(
    `--filter: ${errorText(parsed.error, messages)}\n${place(text, parsed.error)}`,
  );
}

/** The query, and below it carets under what is wrong. */
function place(text: string, { from, to }: QueryError): string {
  const before = stringWidth(visibleText(text.slice(0, from)));
  const wrong = stringWidth(visibleText(text.slice(from, to)));
  return `  ${visibleText(text)}\n  ${' '.repeat(before)}${'^'.repeat(Math.max(1, wrong))}`;
}
