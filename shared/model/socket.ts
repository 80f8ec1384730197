import type { Exposure } from './exposure.ts';
import type { Range } from './range.ts';
import type { Role } from './role.ts';
import type { State } from './state.ts';
import type { Traffic } from './traffic.ts';

export type Protocol = 'tcp' | 'udp';
export type Family = 4 | 6;

/** Address and port. The address is canonical text (RFC 5952 for IPv6), without zone. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** What the registry calls a port. A claim of the registry, not evidence about the program. */
export interface Service {
  readonly name: string;
  readonly description: string;
  /** Which side's port is named: the local one, or for outgoing connections the remote one. */
  readonly side: 'local' | 'remote';
}

/** A process that holds a socket. */
export interface Owner {
  readonly pid: number;
  readonly name: string;
  readonly path: string | null;
  readonly commandLine: string | null;
  readonly user: string | null;
  /** Milliseconds since 1970 UTC. */
  readonly startedAt: number | null;
  /** The process that started it, or that it was handed over to; null for none, or where it is not known. */
  readonly parentPid: number | null;
}

/**
 * How much is known of a socket's owners.
 * - `complete`: all are listed
 * - `partial`: those listed hold it, others may too
 * - `hidden`: some process holds it, and none could be seen
 * - `none`: no process holds it (a closed connection the kernel still remembers, or one of its own)
 */
export type OwnersStatus = 'complete' | 'partial' | 'hidden' | 'none';

export interface Container {
  readonly id: string;
  readonly name: string | null;
  readonly runtime: string;
}

/** One row of the kernel's table, tagged. Rows are values: a changed socket is a new object. */
export interface SocketRow {
  /** Opaque row key, stable while the socket lives and the source stays the same. */
  readonly id: string;
  readonly protocol: Protocol;
  readonly family: Family;
  readonly local: Endpoint;
  readonly remote: Endpoint | null;
  /** Zone of a link-local address, or the device the socket is bound to. */
  readonly interface: string | null;
  /** For a listener on `::`: whether it refuses IPv4. Null where the source does not say. */
  readonly v6only: boolean | null;
  /** Network namespace; null for the one Portico itself is in. */
  readonly netns: string | null;
  readonly state: State;
  readonly role: Role;
  readonly range: Range;
  readonly inDynamicRange: boolean | null;
  readonly exposure: Exposure | null;
  readonly service: Service | null;
  readonly uid: number | null;
  readonly user: string | null;
  readonly unit: string | null;
  readonly container: Container | null;
  /** Held by a process of Portico's own. */
  readonly self: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly firstSeenAt: number;
  /** Whether it was there in the first reading: then it is older than `firstSeenAt`. */
  readonly presentAtStart: boolean;
  /**
   * Where it opened while this computer slept: when the last reading before that was taken. It opened between then
   * and `firstSeenAt`. Null for all others.
   */
  readonly asleepSince: number | null;
  readonly owners: readonly Owner[];
  readonly ownersStatus: OwnersStatus;
  /** What went over a connection that is over, where that is known; null for all others. */
  readonly traffic: Traffic | null;
}

/** Rows by their id. */
export type Rows = ReadonlyMap<string, SocketRow>;

export const NO_ROWS: Rows = new Map();
