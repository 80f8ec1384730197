import type { Protocol } from '../../../../shared/model/socket.ts';
import type { State } from '../../../../shared/model/state.ts';

/**
 * State words as netstat and ss print them on the three systems, after systeminformation has turned
 * some of them into others. The German ones are those it leaves alone.
 */
const WORDS: Readonly<Record<string, State>> = {
  LISTEN: 'LISTEN',
  LISTENING: 'LISTEN',
  SYN_SENT: 'SYN_SENT',
  SYN_GESENDET: 'SYN_SENT',
  SYN_RECV: 'SYN_RECEIVED',
  SYN_RCVD: 'SYN_RECEIVED',
  SYN_RECEIVED: 'SYN_RECEIVED',
  SYN_EMPFANGEN: 'SYN_RECEIVED',
  ESTAB: 'ESTABLISHED',
  ESTABLISHED: 'ESTABLISHED',
  HERGESTELLT: 'ESTABLISHED',
  FIN_WAIT1: 'FIN_WAIT_1',
  FIN_WAIT_1: 'FIN_WAIT_1',
  FIN_WARTEN_1: 'FIN_WAIT_1',
  FIN_WAIT2: 'FIN_WAIT_2',
  FIN_WAIT_2: 'FIN_WAIT_2',
  FIN_WARTEN_2: 'FIN_WAIT_2',
  CLOSE_WAIT: 'CLOSE_WAIT',
  SCHLIESSEN_WARTEN: 'CLOSE_WAIT',
  CLOSING: 'CLOSING',
  SCHLIESSEN: 'CLOSING',
  LAST_ACK: 'LAST_ACK',
  LETZTES_ACK: 'LAST_ACK',
  TIME_WAIT: 'TIME_WAIT',
  WARTEND: 'TIME_WAIT',
  CLOSE: 'CLOSED',
  CLOSED: 'CLOSED',
  GESCHLOSSEN: 'CLOSED',
  BOUND: 'BOUND',
  // What the library puts for a word it does not know on macOS, where a closed socket may look like a door.
  UNKNOWN: 'UNKNOWN',
};

/**
 * State of a row. Where the word is not known, the row's form still tells a listener: on every system
 * netstat prints one without a remote side, in whatever language.
 */
export function stateOf(word: string, protocol: Protocol, hasRemote: boolean): State {
  if (protocol === 'udp') return hasRemote ? 'CONNECTED' : 'BOUND';
  const known = WORDS[word.toUpperCase().replaceAll('-', '_')];
  if (known) return known;
  return hasRemote ? 'UNKNOWN' : 'LISTEN';
}
