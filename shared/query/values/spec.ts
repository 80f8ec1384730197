import type { SocketRow } from '../../model/socket.ts';
import type { Part } from '../tokens.ts';

/** What a key is told by: all that parser, printer, filter and completion have to know of it. */
export interface KeySpec<V> {
  /** Null: it is no value of this key. */
  read(part: Part): V | null;
  /** The value as it can be read again, with quotation marks where it needs them. */
  write(value: V): string;
  /** @param now milliseconds since 1970 UTC */
  test(value: V, now: () => number): (row: SocketRow) => boolean;
  /** What can be written, for somebody who wrote something else: all values, or examples. */
  readonly allowed: readonly string[];
  /** Which values can be offered: these, or (null) what there is in the rows. */
  readonly offered: readonly string[] | null;
}
