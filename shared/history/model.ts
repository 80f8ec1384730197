import type { Program } from '../findings/program.ts';
import type { Exposure } from '../model/exposure.ts';
import type { Protocol } from '../model/socket.ts';

/** All times of history are milliseconds since 1970 UTC. */

/**
 * When a listener was there, as far as that is known. It was there from `firstSeen` to `lastSeen`; before,
 * from `began` on, and after, until `ended`, it may have been.
 */
export interface Stay {
  readonly began: number;
  readonly firstSeen: number;
  /** Null: it is there as long as somebody watches. */
  readonly lastSeen: number | null;
  /** Null: it is there. Equal to `lastSeen` where it was seen to close. */
  readonly ended: number | null;
  /** Whether it was seen to open; otherwise it was there when watching began. */
  readonly openingSeen: boolean;
}

/** Where somebody listens. */
export interface ListenerDoor {
  readonly protocol: Protocol;
  readonly address: string;
  readonly port: number;
  /** Zone or device, as in a row. */
  readonly interface: string | null;
  readonly exposure: Exposure;
}

/** Who listens. */
export interface ListenerHolder {
  readonly program: Program;
  readonly user: string | null;
  /** Lowest pid of its processes when it was first known. */
  readonly pid: number | null;
  /** When that process started. */
  readonly startedAt: number | null;
}

/** One listener from its opening to its closing. */
export interface Listener extends Stay, ListenerDoor, ListenerHolder {
  readonly id: number;
}

/** A time in which sockets were read again and again without a gap. */
export interface Watch {
  readonly from: number;
  readonly until: number;
}

/** Connections of one program with one other side in one hour. */
export interface ConnectionTally {
  /** Start of the hour. */
  readonly hour: number;
  readonly protocol: Protocol;
  readonly direction: 'inbound' | 'outbound';
  /** Of the other side. */
  readonly address: string;
  /** Outbound: the other side's port; inbound: the port here to which they came. */
  readonly port: number;
  readonly program: Program;
  readonly user: string | null;
  readonly count: number;
  /** Of how many the bytes are known, and how many bytes went. */
  readonly measured: number;
  readonly sent: number;
  readonly received: number;
}

/** What was done about a process or a socket. */
export interface ActionRecord {
  /** What was done: `end-process`, `close-connection`, … */
  readonly kind: string;
  readonly protocol: Protocol | null;
  readonly port: number | null;
  readonly pid: number | null;
  readonly program: string | null;
  /** What came of it, in a word or a sentence. */
  readonly outcome: string;
}

/** What a finding or an action was, as history keeps it. */
export interface HistoryMark {
  readonly at: number;
  readonly type: 'finding' | 'action';
  /** Kind of the finding, or of the action. */
  readonly kind: string;
  /** Of a finding. */
  readonly severity: string | null;
  readonly protocol: Protocol | null;
  /** As the finding has it: a number, a range, or `dynamic`; null for none. */
  readonly port: string | null;
  /** Ports where it was seen. */
  readonly ports: readonly number[];
  readonly program: string | null;
  /** Of an action. */
  readonly outcome: string | null;
}

/**
 * - `recording`: this monitor records
 * - `reading`: another monitor of this user records
 * - `off`: the user switched it off
 * - `starting`: that is not known yet
 * - `failed`: it cannot be recorded, for a reason
 */
export type RecordingState =
  | { readonly state: 'starting' | 'recording' | 'reading' | 'off' }
  | { readonly state: 'failed'; readonly reason: HistoryFailure; readonly detail: string };

/**
 * - `unsupported`: this Node has no SQLite
 * - `newer`: the file is of a newer version of Portico
 * - `full`: the disk is full
 * - `unwritable`: folder or file cannot be written
 * - `failed`: anything else
 */
export const HISTORY_FAILURES = ['unsupported', 'newer', 'full', 'unwritable', 'failed'] as const;
export type HistoryFailure = (typeof HISTORY_FAILURES)[number];

export interface HistoryFacts {
  readonly recording: RecordingState;
  /** The oldest that is known; null where nothing is. */
  readonly since: number | null;
  /** How far was watched. */
  readonly until: number | null;
  readonly sizeBytes: number;
  /** How many listeners are kept. */
  readonly listeners: number;
}
