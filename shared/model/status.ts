import type { HistoryFailure } from '../history/model.ts';
import type { DynamicRange } from './range.ts';

export const SOURCE_NAMES = ['netlink', 'proc', 'systeminformation'] as const;
export type SourceName = (typeof SOURCE_NAMES)[number];

/** Which source the user asked for; `auto` takes the best one that can see. */
export type SourceChoice = 'auto' | SourceName;
export const SOURCE_CHOICES: readonly SourceChoice[] = ['auto', ...SOURCE_NAMES];

/** Why a source could not serve. `cannot-see`: it answered, and missed a socket that was surely there. */
export type SourceFailureCode = 'not-available' | 'denied' | 'cannot-see' | 'timed-out' | 'failed';

export interface SourceFailure {
  readonly source: SourceName;
  readonly code: SourceFailureCode;
  /** What the system said, in its own words; null where nothing adds to the code. */
  readonly detail: string | null;
}

/**
 * Something a reading could not tell, as data: the words for it are in `shared/messages`.
 * - `source-failed`, `source-timed-out`: this tick brought nothing; the rows are those of the last one
 * - `udp-not-read`: the source leaves out UDP sockets without a remote side
 * - `first-owner-only`: the source names one owner where there may be several
 * - `addresses-cut`: the source cut that many long addresses; they end in `…`
 * - `states-unknown`: that many rows have a state in words Portico cannot read
 * - `rows-unreadable`: that many rows could not be read at all and are missing
 * - `passed-missed`: so many sockets that opened and closed between two readings were missed
 * - `namespaces-unread`: so many other network namespaces could not be read
 * - `namespaces-unsupported`: the source reads no other network namespaces, though they are asked for
 * - `processes-unread`: names and paths of processes could not be read
 * - `settings-damaged`: the settings file was set aside and defaults are used
 * - `settings-unwritable`: settings hold for this run only
 * - `registry-damaged`: the imported registry was set aside and the built-in one is used
 * - `history-damaged`: the file of history was set aside and a new one begun
 * - `history-stopped`: history is not recorded, for a reason; everything else goes on
 */
export type Problem =
  | { readonly code: 'source-failed'; readonly source: SourceName; readonly detail: string | null }
  | { readonly code: 'source-timed-out'; readonly source: SourceName; readonly limitMs: number }
  | { readonly code: 'udp-not-read'; readonly source: SourceName }
  | { readonly code: 'first-owner-only'; readonly source: SourceName }
  | { readonly code: 'addresses-cut'; readonly count: number }
  | { readonly code: 'states-unknown'; readonly count: number }
  | { readonly code: 'rows-unreadable'; readonly count: number }
  | { readonly code: 'passed-missed'; readonly count: number; readonly bufferBytes: number }
  | { readonly code: 'namespaces-unread'; readonly count: number }
  | { readonly code: 'namespaces-unsupported'; readonly source: SourceName }
  | { readonly code: 'processes-unread'; readonly detail: string | null }
  | { readonly code: 'settings-damaged'; readonly movedTo: string }
  | { readonly code: 'settings-unwritable'; readonly detail: string }
  | { readonly code: 'registry-damaged'; readonly movedTo: string }
  | { readonly code: 'history-damaged'; readonly movedTo: string }
  | {
      readonly code: 'history-stopped';
      readonly reason: HistoryFailure;
      readonly detail: string;
    };

export type ProblemCode = Problem['code'];

/**
 * Why owners are hidden.
 * - `other-users`: this user may not look into the processes of others
 * - `protected`: some processes let nobody look into them, not even root
 * - `container`: Portico runs where it sees only some of the machine's processes
 */
export const HIDDEN_REASONS = ['other-users', 'protected', 'container'] as const;
export type HiddenReason = (typeof HIDDEN_REASONS)[number];

export interface Completeness {
  readonly sockets: number;
  readonly socketsWithHiddenOwners: number;
  readonly reason: HiddenReason | null;
}

export interface SourceStatus {
  readonly name: SourceName;
  /** The better sources that were tried before it, and why each could not serve. */
  readonly failures: readonly SourceFailure[];
}

/** What is known of a reading as a whole; part of every snapshot and delta. */
export interface MonitorStatus {
  /** When the rows were read: milliseconds since 1970 UTC. Older than `intervalMs` when a tick failed. */
  readonly takenAt: number;
  /** How long the reading took, owners and tags included, in milliseconds. */
  readonly tookMs: number;
  /** Null while no source could serve; then `failures` of the last attempt are in `sourceFailures`. */
  readonly source: SourceStatus | null;
  readonly sourceFailures: readonly SourceFailure[];
  readonly completeness: Completeness;
  readonly problems: readonly Problem[];
}

/** First and last port of a block, both included. */
export type PortSpan = readonly [first: number, last: number];

/** Which ports a system hands out to clients by itself. */
export interface HandOutRules {
  readonly dynamicRange: DynamicRange | null;
  /** Ports it keeps back, in any order; null where it does not say. */
  readonly reservedPorts: readonly PortSpan[] | null;
}

export interface HostFacts extends HandOutRules {
  readonly hostname: string;
  /** Node's name of the platform: linux, darwin, win32, … */
  readonly os: string;
  /** Where UDP has rules of its own (Windows); null where one rule holds for both protocols. */
  readonly udp: HandOutRules | null;
  /** Below this port a program needs a privilege; 0 where none does, null where it is not known. */
  readonly privilegedBelow: number | null;
}
