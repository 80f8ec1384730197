import type { MonitorEvent } from '../api/events.ts';
import { en } from '../messages/en.ts';
import { failureText, fallbackText, problemText } from '../messages/status-text.ts';
import type { Owner, SocketRow } from '../model/socket.ts';
import type { HostFacts, MonitorStatus } from '../model/status.ts';
import { isoText } from '../text/time.ts';

/** Raised when a field changes its meaning. Fields may be added without raising it. */
export const SCHEMA_VERSION = 1;

/** The document of `portico list --json`; described in docs/json.md. Never localised. */
export function listDocument(
  rows: Iterable<SocketRow>,
  status: MonitorStatus,
  host: HostFacts,
): Record<string, unknown> {
  return {
    schemaVersion: SCHEMA_VERSION,
    takenAt: isoText(status.takenAt),
    host,
    ...statusFields(status),
    sockets: Array.from(rows, socketObject),
  };
}

/** One line of `portico watch --json`. */
export function eventObject(event: MonitorEvent, host: HostFacts): Record<string, unknown> {
  const { type } = event;
  const at = isoText(event.at);
  switch (event.type) {
    case 'snapshot':
      return { type, at, ...listDocument(event.sockets, event.status, host) };
    case 'asleep':
      return { type, at, since: isoText(event.since) };
    case 'status':
      return { type, at, ...statusFields(event.status) };
    default:
      return { type, at, socket: socketObject(event.socket) };
  }
}

function statusFields(status: MonitorStatus): Record<string, unknown> {
  const { completeness, problems, source, sourceFailures } = status;
  const { reason } = completeness;
  const allProblems = [
    ...problems.map((problem) => ({ code: problem.code, message: problemText(problem, en) })),
    ...sourceFailures.map((failure) => ({
      code: 'no-source',
      message: failureText(failure, en),
    })),
  ];
  return {
    source: source && { name: source.name, fallbackReason: fallbackText(status, en) },
    completeness: { ...completeness, reason: reason && en.hiddenReasons[reason] },
    problems: allProblems,
  };
}

function socketObject(row: SocketRow): Record<string, unknown> {
  return {
    ...row,
    firstSeenAt: isoText(row.firstSeenAt),
    asleepSince: row.asleepSince === null ? null : isoText(row.asleepSince),
    owners: row.owners.map(ownerObject),
  };
}

function ownerObject(owner: Owner): Record<string, unknown> {
  return { ...owner, startedAt: owner.startedAt === null ? null : isoText(owner.startedAt) };
}
