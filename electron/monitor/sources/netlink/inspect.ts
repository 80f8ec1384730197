import type { SocketDetails } from '../../../../shared/model/traffic.ts';
import { INET_DIAG_INFO, IPPROTO_TCP, TCP_CLOSE, TCP_LISTEN } from './constants.ts';
import { attribute, ROW } from './decode-row.ts';
import type { DiagSocket } from './diag-socket.ts';
import { readTraffic } from './read-traffic.ts';
import type { SocketQuestion } from './socket-table.ts';

/** Places in words, as in {@link ROW}: what waits to be read, and to be sent. */
const RECEIVE_QUEUE = 18;
const SEND_QUEUE = 19;

/** net/tcp_states.h: TIME_WAIT, CLOSE_WAIT, LAST_ACK, CLOSING. The other side has said that it sends no more. */
const AFTER_THE_END: readonly number[] = [6, 8, 9, 11];

/**
 * Asks the kernel for one socket's queues and counters. For a listener the queues are connections that wait
 * to be accepted, and how many may (inet_diag: idiag_rqueue, idiag_wqueue).
 * @returns null where the socket is gone
 */
export function inspect(socket: DiagSocket, question: SocketQuestion): SocketDetails | null {
  let details: SocketDetails | null = null;
  socket.find(question.kind, question.socketId, (place) => {
    details = detailsAt(socket.words, place, question.kind.protocol === IPPROTO_TCP);
  });
  return details;
}

function detailsAt(words: Uint32Array, place: number, isTcp: boolean): SocketDetails {
  const state = ((words[place + ROW.familyAndState] ?? 0) >>> 8) & 0xff;
  const receive = words[place + RECEIVE_QUEUE] ?? 0;
  const send = words[place + SEND_QUEUE] ?? 0;
  if (isTcp && state === TCP_LISTEN) {
    return { traffic: null, queues: null, backlog: { waiting: receive, most: send } };
  }
  const isDoor = state === TCP_CLOSE;
  const info = isTcp && !isDoor ? attribute(words, place, INET_DIAG_INFO) : -1;
  const length = info < 0 ? 0 : ((words[info - 1] ?? 0) & 0xffff) - 4;
  return {
    traffic:
      info < 0 ? null : readTraffic(words, info, length, receive, AFTER_THE_END.includes(state)),
    queues: isTcp && isDoor ? null : { receive, send },
    backlog: null,
  };
}
