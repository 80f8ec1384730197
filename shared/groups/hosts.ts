import type { SocketRow } from '../model/socket.ts';
import { byConnections, type PeerSummary } from './peer-summary.ts';
import type { TreeNode } from './tree-lines.ts';

/** A host that connections go to or come from, with what they are about. */
export interface Host extends TreeNode {
  readonly address: string;
  /** By direction and service; those with most connections first. */
  readonly peers: readonly PeerSummary[];
  readonly connections: number;
}

/** The hosts of peers: those with most connections first, then by address. One of a single service has no parts. */
export function hostsOf(peers: Iterable<PeerSummary>): Host[] {
  const byAddress = Map.groupBy(peers, ({ address }) => address);
  return [...byAddress]
    .map(([address, all]) => hostOf(address, all.sort(byConnections)))
    .sort((a, b) => b.connections - a.connections || (a.address < b.address ? -1 : 1));
}

const NO_ROWS: ReadonlyMap<string, SocketRow> = new Map();

function hostOf(address: string, peers: readonly PeerSummary[]): Host {
  const groups = peers.map(({ group }) => group);
  const [only] = groups.length === 1 ? groups : [];
  const connections = groups.reduce((sum, { rows }) => sum + rows.size, 0);
  const host = { key: `host ${address}`, address, peers, connections };
  return only ? { ...host, rows: only.rows } : { ...host, rows: NO_ROWS, parts: groups };
}
