import type { MonitorStatus } from '../../../shared/model/status.ts';

/** Status of a good reading, but for `overrides`. */
export function makeStatus(overrides: Partial<MonitorStatus> = {}): MonitorStatus {
  return {
    takenAt: Date.UTC(2024, 4, 6, 7, 8, 10, 0),
    tookMs: 12.5,
    source: { name: 'proc', failures: [] },
    sourceFailures: [],
    completeness: { sockets: 1, socketsWithHiddenOwners: 0, reason: null },
    problems: [],
    ...overrides,
  };
}
