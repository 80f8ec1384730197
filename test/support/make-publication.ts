import type { Publication } from '../../electron/monitor/publication.ts';
import type { Delta } from '../../shared/diff/delta.ts';
import { diff } from '../../shared/diff/diff.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import type { MonitorStatus } from '../../shared/model/status.ts';

export function makeMonitorStatus(overrides: Partial<MonitorStatus> = {}): MonitorStatus {
  return {
    takenAt: 1000,
    tookMs: 1,
    source: { name: 'proc', failures: [] },
    sourceFailures: [],
    completeness: { sockets: 0, socketsWithHiddenOwners: 0, reason: null },
    problems: [],
    ...overrides,
  };
}

/** What a monitor publishes, reading by reading: numbers and deltas follow from the rows. */
export class Publications {
  #epoch = 0;
  #last: Publication | null = null;

  /** The next reading of the same source. */
  next(
    rows: readonly SocketRow[],
    status: Partial<MonitorStatus> = {},
    passed?: Delta['passed'],
  ): Publication {
    const before = this.#last?.snapshot;
    if (!before) return this.newEpoch(rows, status);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const changes = diff(before.rows, byId);
    const delta = passed ? { ...changes, passed } : changes;
    const full = makeMonitorStatus(status);
    const seq = before.seq + 1;
    return this.#keep({
      snapshot: { epoch: before.epoch, seq, rows: byId, status: full },
      delta,
      status: full,
    });
  }

  /** The first reading of another source. */
  newEpoch(rows: readonly SocketRow[], status: Partial<MonitorStatus> = {}): Publication {
    this.#epoch += 1;
    const full = makeMonitorStatus(status);
    const byId = new Map(rows.map((row) => [row.id, row]));
    const snapshot = { epoch: `epoch-${this.#epoch}`, seq: 0, rows: byId, status: full };
    return this.#keep({ snapshot, delta: null, status: full });
  }

  /** No source can see. */
  blind(status: Partial<MonitorStatus> = {}): Publication {
    return this.#keep({
      snapshot: null,
      delta: null,
      status: makeMonitorStatus({ source: null, ...status }),
    });
  }

  #keep(publication: Publication): Publication {
    this.#last = publication;
    return publication;
  }
}
