import { isInDynamicRange } from './range.ts';
import type { Protocol } from './socket.ts';
import type { HostFacts } from './status.ts';

/**
 * Whether this system may hand a port out to a client by itself.
 * - `no-outside`: its dynamic range does not contain the port
 * - `no-reserved`: the range does, and the port is kept back. On Linux that guards automatic assignment
 *   only: a program that asks for the very port still gets it (net.ipv4.ip_local_reserved_ports).
 * - `unknown`: the system did not say
 */
export type MayHandOut = 'yes' | 'no-outside' | 'no-reserved' | 'unknown';

/** @param port a whole number from 0 to 65535 */
export function mayHandOut(port: number, host: HostFacts, protocol: Protocol = 'tcp'): MayHandOut {
  const { dynamicRange, reservedPorts } = (protocol === 'udp' ? host.udp : null) ?? host;
  const isInside = isInDynamicRange(port, dynamicRange);
  if (isInside === null) return 'unknown';
  if (!isInside) return 'no-outside';
  if (reservedPorts === null) return 'unknown';
  const isReserved = reservedPorts.some(([first, last]) => port >= first && port <= last);
  return isReserved ? 'no-reserved' : 'yes';
}

/**
 * Whether an ordinary program needs a privilege to open a port.
 * - `for-one-address`: only if it binds one address; on all addresses the port is free to everybody
 *   (macOS, XNU in_pcbbind)
 */
export type NeedsPrivilege = 'yes' | 'no' | 'for-one-address' | 'unknown';

/** @param port a whole number from 0 to 65535; 0 asks for any port and is never privileged */
export function needsPrivilege(port: number, host: HostFacts): NeedsPrivilege {
  if (host.privilegedBelow === null) return 'unknown';
  if (port === 0 || port >= host.privilegedBelow) return 'no';
  return host.os === 'darwin' ? 'for-one-address' : 'yes';
}
