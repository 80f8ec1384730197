import type { SocketRow } from '../model/socket.ts';
import type { CloseRefusal } from './connection.ts';

/** States in which a process still holds its end. */
const OVER = new Set(['TIME_WAIT', 'CLOSED']);

/** Why this row can never be closed as a connection, whatever the system; null where it may be. */
export function closeRefusalOf(row: SocketRow): CloseRefusal | null {
  if (row.protocol === 'udp') return 'udp';
  if (row.role === 'listener' || row.role === 'bound') return 'listener';
  if (OVER.has(row.state)) return 'over';
  if (row.self) return 'self';
  return row.netns === null ? null : 'namespace';
}
