/**
 * - `listener`: TCP LISTEN
 * - `bound`: UDP without a remote side, or TCP that is bound and does not listen
 * - `inbound`: a connection that came to a door open when the connection was first seen
 * - `outbound`: every other connection
 */
export type Role = 'listener' | 'bound' | 'inbound' | 'outbound';

export function isConnection(role: Role): boolean {
  return role === 'inbound' || role === 'outbound';
}
