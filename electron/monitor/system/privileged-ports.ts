import { readFile } from 'node:fs/promises';
import { HIGHEST_PORT } from '../../../shared/model/range.ts';

/** IPPORT_RESERVED of XNU (bsd/netinet/in.h); a constant of the kernel, not a setting. */
const MACOS_PRIVILEGED_BELOW = 1024;

/**
 * The first port that needs no privilege: every lower one but 0 does.
 * Linux: net.ipv4.ip_unprivileged_port_start, of the network namespace Portico is in. macOS: a constant,
 * and only for sockets bound to one address; since 10.14 the wildcard addresses are free to everybody
 * (XNU in_pcbbind). Windows has no privileged ports.
 * @param platform Node's name of the system
 * @returns null where it cannot be read
 */
export async function readPrivilegedBelow(platform: string): Promise<number | null> {
  if (platform === 'win32') return 0;
  if (platform === 'darwin') return MACOS_PRIVILEGED_BELOW;
  if (platform !== 'linux') return null;
  try {
    return parsePrivilegedBelow(
      await readFile('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'),
    );
  } catch {
    return null;
  }
}

/** One number from 0 to 65535, as Linux writes it. */
export function parsePrivilegedBelow(text: string): number | null {
  if (!/^\d+\n?$/.test(text)) return null;
  const port = Number(text);
  return port <= HIGHEST_PORT ? port : null;
}
