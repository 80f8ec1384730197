import type { SocketRow } from '../model/socket.ts';
import { type Searched, searchText } from '../query/words.ts';

/** What lately happened to a row. A closed one stays for a moment so that it can be seen to go. */
export type Mark = 'opened' | 'changed' | 'closed' | null;

/** A row in the table's index: a value, replaced whenever anything of it changes. */
export class Entry implements Searched {
  readonly row: SocketRow;
  readonly mark: Mark;
  /** When the mark was set: milliseconds since 1970 UTC. */
  readonly markedAt: number;
  #text: string | null;

  constructor(row: SocketRow, mark: Mark, markedAt: number, text: string | null = null) {
    this.row = row;
    this.mark = mark;
    this.markedAt = markedAt;
    this.#text = text;
  }

  /** What the filter searches: made when it is first asked for, and once for each row. */
  get text(): string {
    this.#text ??= searchText(this.row);
    return this.#text;
  }

  /** The same row with another mark. */
  remarked(mark: Mark, markedAt: number): Entry {
    return new Entry(this.row, mark, markedAt, this.#text);
  }
}
