import type { Delta } from '../../shared/diff/delta.ts';
import type { Rows } from '../../shared/model/socket.ts';
import type { MonitorStatus } from '../../shared/model/status.ts';

/** All rows of one reading. Rows of different epochs came from different sources and have other ids. */
export interface Snapshot {
  readonly epoch: string;
  /** Raised by one whenever rows changed. */
  readonly seq: number;
  readonly rows: Rows;
  readonly status: MonitorStatus;
}

/** What the monitor tells after each tick. */
export interface Publication {
  /** Null while no source has served yet, or none can. */
  readonly snapshot: Snapshot | null;
  /** From the snapshot published before; null where this one starts an epoch. */
  readonly delta: Delta | null;
  readonly status: MonitorStatus;
  /**
   * For the first reading after this computer slept: when the one before was taken. What opened and closed did so
   * between the two, nobody knows when. Null or missing for all others.
   */
  readonly asleepSince?: number | null;
}

let epochs = 0;

/** A name for an epoch that no other has had, here or in a process before this one. */
export function newEpoch(): string {
  epochs += 1;
  return `${Date.now().toString(36)}-${process.pid}-${epochs}`;
}

/** What of a status is news in itself, as text to compare: not its time, nor the count that follows from the rows. */
export function newsOf(status: MonitorStatus): string {
  const { source, sourceFailures, completeness, problems } = status;
  const { socketsWithHiddenOwners, reason } = completeness;
  return JSON.stringify([source, sourceFailures, socketsWithHiddenOwners, reason, problems]);
}
