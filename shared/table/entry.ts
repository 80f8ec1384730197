import type { SocketRow } from '../model/socket.ts';
import { searchText } from '../query/words.ts';

/** What lately happened to a row. A closed one stays for a moment so that it can be seen to go. */
export type Mark = 'opened' | 'changed' | 'closed' | null;

/** A row in the table's index: a value, replaced whenever anything of it changes. */
export interface Entry {
  readonly row: SocketRow;
  readonly mark: Mark;
  /** When the mark was set: milliseconds since 1970 UTC. */
  readonly markedAt: number;
  /** What the filter searches, made once for each row. */
  readonly text: string;
}

export function makeEntry(row: SocketRow, mark: Mark, markedAt: number): Entry {
  return { row, mark, markedAt, text: searchText(row) };
}

/** The same row with another mark. */
export function remarked({ row, text }: Entry, mark: Mark, markedAt: number): Entry {
  return { row, mark, markedAt, text };
}
