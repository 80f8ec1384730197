import type { Container, Owner, OwnersStatus, SocketRow } from '../model/socket.ts';
import type { Group } from './group-index.ts';

/** A process, or what stands for one that cannot be seen, with all its sockets. */
export interface ProcessSummary {
  readonly group: Group;
  /** Null where the process is hidden, or there is none. */
  readonly owner: Owner | null;
  readonly ownersStatus: OwnersStatus;
  readonly user: string | null;
  readonly unit: string | null;
  readonly container: Container | null;
  readonly self: boolean;
}

/** @returns null for a group without rows */
export function processSummary(group: Group): ProcessSummary | null {
  const [row] = group.rows.values();
  if (!row) return null;
  const owner = ownerOf(row, group.key);
  return {
    group,
    owner,
    ownersStatus: row.ownersStatus,
    user: owner?.user ?? row.user,
    unit: row.unit,
    container: row.container,
    self: row.self,
  };
}

/** Open to the network first, then by number of doors, then by name and pid. */
export function byWeight(a: ProcessSummary, b: ProcessSummary): number {
  return (
    b.group.doorsOpenToNetwork - a.group.doorsOpenToNetwork ||
    b.group.doors - a.group.doors ||
    compare(a.owner?.name ?? '\uffff', b.owner?.name ?? '\uffff') ||
    (a.owner?.pid ?? 0) - (b.owner?.pid ?? 0) ||
    compare(a.group.key, b.group.key)
  );
}

function ownerOf(row: SocketRow, key: string): Owner | null {
  return row.owners.find(({ pid }) => key.startsWith(`pid ${pid} `)) ?? null;
}

/** By code units: the same order in every language, so that a list does not move with it. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
