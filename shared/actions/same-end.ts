import type { Endpoint } from '../model/socket.ts';

/** Whether two ends of sockets are the same, where there are any. */
export function sameEnd(a: Endpoint | null, b: Endpoint | null): boolean {
  if (a === null || b === null) return a === b;
  return a.port === b.port && a.address === b.address;
}
