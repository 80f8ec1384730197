import type { Endpoint, Family, Protocol } from '../../../shared/model/socket.ts';
import type { State } from '../../../shared/model/state.ts';
import type { Problem, SourceFailure, SourceName } from '../../../shared/model/status.ts';

/** One socket as a source read it: facts of the kernel's table, nothing judged yet. */
export interface RawSocket {
  /** Row key of DESIGN's kind: unique in a reading, the same for the same socket in the next one. */
  readonly key: string;
  readonly protocol: Protocol;
  readonly family: Family;
  readonly local: Endpoint;
  readonly remote: Endpoint | null;
  readonly interface: string | null;
  readonly v6only: boolean | null;
  readonly netns: string | null;
  readonly state: State;
  readonly uid: number | null;
  readonly owner: OwnerHint;
}

/**
 * What the source says of who holds the socket.
 * - `inode`: every process that has this inode among its files (Linux)
 * - `pid`: one holder, perhaps of several, and its name where the source gives one
 * - `unknown`: somebody holds it, the source does not say who
 * - `nobody`: the kernel alone still remembers it
 */
export type OwnerHint =
  | { readonly kind: 'inode'; readonly inode: number }
  | { readonly kind: 'pid'; readonly pid: number; readonly name: string | null }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'nobody' };

/** One look at the kernel's table: rows, and what could not be told. */
export interface Reading {
  /** Milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly sockets: readonly RawSocket[];
  readonly problems: readonly Problem[];
}

/** Reads the kernel's socket table. Sources are never mixed in one reading. */
export interface SocketSource {
  readonly name: SourceName;
  /**
   * Proves that the source can see here: it has to find a socket that was opened for this.
   * @throws {SourceError} where it cannot
   */
  probe(signal: AbortSignal): Promise<void>;
  /** @throws {SourceError}; with code `timed-out` when `signal` fires */
  read(signal: AbortSignal): Promise<Reading>;
  close(): Promise<void>;
}

/** A source could not serve. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly failure: SourceFailure;

  constructor(failure: SourceFailure, options?: ErrorOptions) {
    const { source, code, detail } = failure;
    super(`${source}: ${code}${detail === null ? '' : ` (${detail})`}`, options);
    this.failure = failure;
  }
}

/** Any error as a failure of `source`. */
export function failureOf(source: SourceName, error: unknown, signal?: AbortSignal): SourceFailure {
  if (signal?.aborted) return { source, code: 'timed-out', detail: null };
  if (error instanceof SourceError) return error.failure;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const denied = code === 'EACCES' || code === 'EPERM';
  return {
    source,
    code: denied ? 'denied' : 'failed',
    detail: error instanceof Error ? error.message : String(error),
  };
}
