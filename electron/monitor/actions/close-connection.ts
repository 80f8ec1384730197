import { closeRefusalOf } from '../../../shared/actions/close-refusal.ts';
import type { CloseResult } from '../../../shared/actions/connection.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { ENOENT, EPERM } from '../sources/netlink/constants.ts';
import { DiagError, type DiagSocket } from '../sources/netlink/diag-socket.ts';
import { type FoundSocket, hasCookie, withSocketOf } from './linux/find-socket.ts';

/** asm-generic/errno.h: this kernel was built without CONFIG_INET_DIAG_DESTROY, or knows no such message. */
const NOT_BUILT: ReadonlySet<number> = new Set([22, 95]);

/**
 * Closes one connection through the kernel (SOCK_DESTROY): the socket is looked up by its cookie, and the
 * kernel compares the cookie again, so that no other connection between the same endpoints is hit.
 */
export async function closeConnection(row: SocketRow): Promise<CloseResult> {
  const why = closeRefusalOf(row);
  if (why !== null) return { state: 'refused', why };
  if (process.platform !== 'linux') return { state: 'refused', why: 'system' };
  if (!hasCookie(row)) return { state: 'refused', why: 'source' };
  try {
    return await withSocketOf(row, destroy);
  } catch (error) {
    return { state: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}

function destroy(socket: DiagSocket, found: FoundSocket | null): CloseResult {
  if (!found) return { state: 'gone' };
  try {
    socket.destroy(found.question.kind, found.question.socketId);
    return { state: 'closed' };
  } catch (error) {
    if (!(error instanceof DiagError)) throw error;
    if (error.errno === EPERM) return { state: 'denied' };
    if (error.errno === ENOENT) return { state: 'gone' };
    if (NOT_BUILT.has(error.errno)) return { state: 'refused', why: 'kernel' };
    throw error;
  }
}
