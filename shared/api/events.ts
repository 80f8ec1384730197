import type { SocketRow } from '../model/socket.ts';
import type { MonitorStatus } from '../model/status.ts';

/**
 * One line of `portico watch --json`, before it is written out. Times in milliseconds since 1970 UTC.
 * A second `snapshot` means: forget the rows before.
 */
export type MonitorEvent =
  | {
      readonly type: 'snapshot';
      readonly at: number;
      readonly sockets: readonly SocketRow[];
      readonly status: MonitorStatus;
    }
  | {
      readonly type: 'opened' | 'changed' | 'closed' | 'passed';
      readonly at: number;
      readonly socket: SocketRow;
    }
  /** This computer slept since then: the events up to the next time are of that sleep. */
  | { readonly type: 'asleep'; readonly at: number; readonly since: number }
  | { readonly type: 'status'; readonly at: number; readonly status: MonitorStatus };
