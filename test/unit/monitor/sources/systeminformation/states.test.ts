import { expect, test } from 'vitest';
import { stateOf } from '../../../../../electron/monitor/sources/systeminformation/states.ts';

const HAS_REMOTE = true;
const NO_REMOTE = false;

test.each([
  ['ESTABLISHED', 'ESTABLISHED'],
  ['ESTAB', 'ESTABLISHED'],
  ['SYN_SENT', 'SYN_SENT'],
  ['SYN-SENT', 'SYN_SENT'],
  ['SYN_RECV', 'SYN_RECEIVED'],
  ['SYN_RCVD', 'SYN_RECEIVED'],
  ['SYN_RECEIVED', 'SYN_RECEIVED'],
  ['FIN_WAIT1', 'FIN_WAIT_1'],
  ['FIN_WAIT_1', 'FIN_WAIT_1'],
  ['FIN-WAIT-1', 'FIN_WAIT_1'],
  ['FIN_WAIT2', 'FIN_WAIT_2'],
  ['FIN_WAIT_2', 'FIN_WAIT_2'],
  ['CLOSE_WAIT', 'CLOSE_WAIT'],
  ['CLOSE-WAIT', 'CLOSE_WAIT'],
  ['CLOSING', 'CLOSING'],
  ['LAST-ACK', 'LAST_ACK'],
  ['TIME_WAIT', 'TIME_WAIT'],
  ['CLOSE', 'CLOSED'],
  ['CLOSED', 'CLOSED'],
])('the English word %s is %s', (word, state) => {
  expect(stateOf(word, 'tcp', HAS_REMOTE)).toBe(state);
});

test.each([
  ['HERGESTELLT', 'ESTABLISHED'],
  ['SYN_GESENDET', 'SYN_SENT'],
  ['SYN_EMPFANGEN', 'SYN_RECEIVED'],
  ['FIN_WARTEN_1', 'FIN_WAIT_1'],
  ['FIN_WARTEN_2', 'FIN_WAIT_2'],
  ['SCHLIESSEN_WARTEN', 'CLOSE_WAIT'],
  ['SCHLIESSEN', 'CLOSING'],
  ['LETZTES_ACK', 'LAST_ACK'],
  ['WARTEND', 'TIME_WAIT'],
  ['GESCHLOSSEN', 'CLOSED'],
])('the German word %s is %s', (word, state) => {
  expect(stateOf(word, 'tcp', HAS_REMOTE)).toBe(state);
});

test.each(['LISTEN', 'LISTENING', 'ABHÖREN', 'リッスン', 'ESCUCHANDO', ''])(
  'a TCP row without a remote side is a listener whatever it is called: "%s"',
  (word) => {
    expect(stateOf(word, 'tcp', NO_REMOTE)).toBe('LISTEN');
  },
);

test.each(['確立', 'ETABLI', 'constructor', ''])(
  'a connection in the unknown word "%s" is UNKNOWN',
  (word) => {
    expect(stateOf(word, 'tcp', HAS_REMOTE)).toBe('UNKNOWN');
  },
);

test('a row that the library itself could not read is never taken for a listener', () => {
  expect(stateOf('UNKNOWN', 'tcp', NO_REMOTE)).toBe('UNKNOWN');
});

test('UDP goes by its remote side, not by the word', () => {
  expect(stateOf('ESTABLISHED', 'udp', HAS_REMOTE)).toBe('CONNECTED');
  expect(stateOf('UNKNOWN', 'udp', HAS_REMOTE)).toBe('CONNECTED');
  expect(stateOf('LISTEN', 'udp', NO_REMOTE)).toBe('BOUND');
});
