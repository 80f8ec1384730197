import type { Role } from '../model/role.ts';
import type { Protocol } from '../model/socket.ts';
import type { Group } from './group-index.ts';

/** The other side of some connections, and what they are about. */
export interface PeerSummary {
  readonly group: Group;
  readonly address: string;
  readonly role: Role;
  readonly protocol: Protocol;
  /** The port that the connections are about: the other side's for outgoing ones, else the own. */
  readonly port: number;
  readonly service: string | null;
  /** The different programs at this end. */
  readonly programs: readonly string[];
}

/** @returns null for a group without rows */
export function peerSummary(group: Group): PeerSummary | null {
  const [row] = group.rows.values();
  if (!row?.remote) return null;
  const programs = new Set<string>();
  for (const { owners } of group.rows.values()) for (const { name } of owners) programs.add(name);
  return {
    group,
    address: row.remote.address,
    role: row.role,
    protocol: row.protocol,
    port: row.role === 'outbound' ? row.remote.port : row.local.port,
    service: row.service?.name ?? null,
    programs: [...programs],
  };
}

/** Most connections first, then by address and port. */
export function byConnections(a: PeerSummary, b: PeerSummary): number {
  return (
    b.group.rows.size - a.group.rows.size ||
    (a.address < b.address ? -1 : a.address > b.address ? 1 : 0) ||
    a.port - b.port
  );
}
