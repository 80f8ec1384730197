import type { HostFacts, MonitorStatus } from '../../shared/model/status.ts';
import { makeHost } from './make-host.ts';

/** 12:34:56 of a day in 2026, local time. */
export const TAKEN_AT = new Date(2026, 4, 6, 12, 34, 56).getTime();

export const HOST: HostFacts = makeHost();
export const STATUS: MonitorStatus = {
  takenAt: TAKEN_AT,
  tookMs: 3,
  source: { name: 'proc', failures: [] },
  sourceFailures: [],
  completeness: { sockets: 0, socketsWithHiddenOwners: 0, reason: null },
  problems: [],
};
