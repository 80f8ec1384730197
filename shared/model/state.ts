/**
 * TCP states by RFC 9293 section 3.3.2 in the field's usual spelling. UDP has no states: BOUND has no
 * remote side, CONNECTED has one. BOUND is also a TCP socket that is bound and does not listen.
 * UNKNOWN stands for a word that a source used and Portico cannot read.
 */
export const STATES = [
  'LISTEN',
  'SYN_SENT',
  'SYN_RECEIVED',
  'ESTABLISHED',
  'FIN_WAIT_1',
  'FIN_WAIT_2',
  'CLOSE_WAIT',
  'CLOSING',
  'LAST_ACK',
  'TIME_WAIT',
  'CLOSED',
  'BOUND',
  'CONNECTED',
  'UNKNOWN',
] as const;

export type State = (typeof STATES)[number];
