import type { Protocol } from '../../../shared/model/socket.ts';
import type { State } from '../../../shared/model/state.ts';

/**
 * States by their number in include/net/tcp_states.h; 12 is a request not yet accepted, 13 stands in
 * requests for what rows show as 7: bound, and neither listening nor connected.
 */
const TCP_STATES: readonly (State | undefined)[] = [
  undefined,
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECEIVED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'TIME_WAIT',
  'BOUND',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
  'SYN_RECEIVED',
  'BOUND',
];

/** UDP uses two of the TCP numbers: 1 with a remote side, 7 without. */
export function linuxState(number: number, protocol: Protocol): State | null {
  if (protocol === 'udp') return number === 1 ? 'CONNECTED' : number === 7 ? 'BOUND' : null;
  return TCP_STATES[number] ?? null;
}
