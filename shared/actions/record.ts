import type { SocketRow } from '../model/socket.ts';
import type { CloseResult } from './connection.ts';
import type { KnockResult } from './knock.ts';
import type { EndResult, NamedProcess } from './process.ts';

/** What was done to whom, and what became of it: for the history. */
export type ActionRecord = {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The row that was named; null where a process was meant by its pid alone. */
  readonly row: SocketRow | null;
} & (
  | { readonly action: 'end'; readonly process: NamedProcess; readonly result: EndResult }
  | { readonly action: 'close'; readonly result: CloseResult }
  | { readonly action: 'knock'; readonly result: KnockResult }
);

export type RecordAction = (record: ActionRecord) => void;
