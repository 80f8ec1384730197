import { isConnection } from '../model/role.ts';
import type { SocketRow } from '../model/socket.ts';

/** What a process serves beside one row. */
export interface OtherSockets {
  readonly doors: readonly SocketRow[];
  readonly connections: number;
}

/**
 * What else goes when a process goes.
 * @param beside the row by which it was found, which is left out
 */
export function otherDoors(
  rows: Iterable<SocketRow>,
  pid: number,
  beside: string | null,
): OtherSockets {
  const doors: SocketRow[] = [];
  let connections = 0;
  for (const row of rows) {
    if (row.id === beside || !row.owners.some((owner) => owner.pid === pid)) continue;
    if (isConnection(row.role)) connections += 1;
    else doors.push(row);
  }
  return { doors, connections };
}
