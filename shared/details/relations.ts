import { mappedIpv4 } from '../address/scope.ts';
import { processKeys } from '../groups/keys.ts';
import { OpenDoors } from '../model/open-doors.ts';
import { isConnection } from '../model/role.ts';
import type { Endpoint, SocketRow } from '../model/socket.ts';

/**
 * How another socket belongs to the one that is looked at; of several ways the first.
 * - `behind`: a connection that came in through this door
 * - `door`: the door that this connection came in through
 * - `other-end`: the other end of the same connection, on this machine too
 * - `same-port`: a door on the same port, with another protocol, family or address
 * - `same-process`: held by the same process
 */
export type Relation = 'behind' | 'door' | 'other-end' | 'same-port' | 'same-process';

/** @returns how any other row belongs to this one; null where it does not */
export function relationTo(row: SocketRow): (other: SocketRow) => Relation | null {
  const atPort = relationAtPort(row);
  const processes = new Set(processesOf(row));
  return (other) => {
    if (other.id === row.id) return null;
    const relation = other.local.port === row.local.port ? atPort(other) : null;
    if (relation) return relation;
    if (isOtherEnd(row, other)) return 'other-end';
    const isHeldBySame = processes.size > 0 && processesOf(other).some((key) => processes.has(key));
    return isHeldBySame ? 'same-process' : null;
  };
}

/** @returns how another row with the same local port belongs to this one */
function relationAtPort(row: SocketRow): (other: SocketRow) => Relation | null {
  const doors = new OpenDoors([row]);
  const isDoor = !isConnection(row.role);
  return (other) => {
    if (isConnection(other.role)) {
      return isDoor && other.role === 'inbound' && doors.cover(other) ? 'behind' : null;
    }
    return row.role === 'inbound' && new OpenDoors([other]).cover(row) ? 'door' : 'same-port';
  };
}

/** What nobody can be seen to hold is not of one process. */
function processesOf(row: SocketRow): readonly string[] {
  return row.owners.length > 0 ? processKeys(row) : [];
}

/** Whether two rows are the two ends of one connection. */
export function isOtherEnd(a: SocketRow, b: SocketRow): boolean {
  return (
    a.protocol === b.protocol &&
    a.remote !== null &&
    b.remote !== null &&
    isSameEnd(a.local, b.remote) &&
    isSameEnd(a.remote, b.local)
  );
}

/** Sources write an IPv4-mapped address either way. */
function isSameEnd(a: Endpoint, b: Endpoint): boolean {
  if (a.port !== b.port) return false;
  return (mappedIpv4(a.address) ?? a.address) === (mappedIpv4(b.address) ?? b.address);
}
