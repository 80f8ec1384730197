import type { Endpoint, Family, Protocol } from '../../../shared/model/socket.ts';
import type { State } from '../../../shared/model/state.ts';
import type { Problem, SourceFailure, SourceName } from '../../../shared/model/status.ts';
import type { SocketDetails, Traffic } from '../../../shared/model/traffic.ts';

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
  /** Of the control group it was created in (Linux); null where the source does not say. */
  readonly cgroupId: bigint | null;
  /** Of a connection that is over; null for all others. */
  readonly traffic: Traffic | null;
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

/** One look at the kernel's whole table: rows, and what could not be told. */
export interface Reading {
  /** Milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly sockets: readonly RawSocket[];
  readonly problems: readonly Problem[];
}

/** What differs from the reading before: what a source says that keeps the table itself. */
export interface ChangeReading {
  /** Milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly changes: RawChanges;
  /** Whether there is no reading before: then all sockets are among those that opened. */
  readonly isWhole: boolean;
  /** Sockets that opened and closed since the reading before. */
  readonly passed: PassedSockets;
  readonly problems: readonly Problem[];
}

export interface RawChanges {
  readonly opened: readonly RawSocket[];
  readonly changed: readonly RawSocket[];
  readonly closed: readonly string[];
}

export interface PassedSockets {
  readonly sockets: readonly RawSocket[];
  /** How many more there were. */
  readonly dropped: number;
}

/** What is read at a tick: everything, or only doors (listeners and bound sockets), which costs far less. */
export type Beat = 'all' | 'doors';

/** Reads the kernel's socket table. Sources are never mixed in one reading. */
export interface SocketSource {
  readonly name: SourceName;
  /**
   * Proves that the source can see here: it has to find a socket that was opened for this.
   * @throws {SourceError} where it cannot
   */
  probe(signal: AbortSignal): Promise<void>;
  /** How often doors alone can be read, in milliseconds; null where every reading is of everything. */
  readonly doorsIntervalMs: number | null;
  /** @throws {SourceError}; with code `timed-out` when `signal` fires */
  read(signal: AbortSignal, beat: Beat): Promise<Reading | ChangeReading>;
  /** Looks at one socket; null where it is gone. Missing where the source cannot. */
  inspect?(key: string): SocketDetails | null;
  /** Whether sockets of other network namespaces are read too. Missing where the source cannot. */
  includeNamespaces?(on: boolean): void;
  /** What was read last did not arrive: the next reading is to be a whole one. */
  restart(): void;
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
