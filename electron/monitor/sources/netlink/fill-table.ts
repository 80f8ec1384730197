import type { Beat } from '../source.ts';
import { ALL_STATES, IPPROTO_UDP, LISTENER_STATES } from './constants.ts';
import { DUMP_KINDS } from './diag-request.ts';
import type { DiagSocket } from './diag-socket.ts';
import type { SocketTable } from './socket-table.ts';

/**
 * Shows the table all rows of a reading.
 * @throws {DiagError}
 */
export function fillTable(table: SocketTable, socket: DiagSocket, beat: Beat): void {
  for (const kind of DUMP_KINDS) {
    const { protocol } = kind;
    const isWhole = beat === 'all' || protocol === IPPROTO_UDP;
    const see = (place: number): void => table.see(socket.words, place, protocol);
    const states = isWhole ? ALL_STATES : LISTENER_STATES;
    // Once more where rows may have been lost; a table that never rests is taken as it is.
    if (socket.dump(kind, states, see)) socket.dump(kind, states, see);
  }
}
