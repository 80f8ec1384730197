import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';

/** Where the laboratory looks for a free port; the bounds are those of RFC 6335, written down anew. */
export type PortRange = 'well-known' | 'registered' | 'ephemeral';

/**
 * Spans inside the three ranges. They stay clear of what systems hand out to clients by themselves where
 * that is possible (Linux: 32768 to 60999), so that nobody takes a port between two looks at it.
 */
const SPANS: Readonly<Record<PortRange, readonly [first: number, last: number]>> = {
  'well-known': [600, 1023],
  registered: [20_000, 32_767],
  ephemeral: [61_000, 65_535],
};

const TRIES = 40;

/** Ports of one range in a random order, so that laboratories side by side rarely meet. */
export function* portsOf(range: PortRange): Generator<number> {
  const [first, last] = SPANS[range];
  for (let count = 0; count < TRIES; count += 1) yield randomInt(first, last + 1);
}

export function rangeOfLabPort(port: number): PortRange {
  if (port <= 1023) return 'well-known';
  return port <= 49_151 ? 'registered' : 'ephemeral';
}

/** Null where this user may open ports below 1024, else why not. */
export function whyNoWellKnownPorts(): string | null {
  if (process.platform === 'win32' || process.getuid?.() === 0) return null;
  if (firstUnprivilegedPort() <= SPANS['well-known'][0]) return null;
  return 'ports below 1024 are reserved for root here';
}

/** Null where sockets of IPv6 can be opened, else why not. */
export function whyNoIpv6(): string | null {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  return addresses.some(({ address }) => address === '::1') ? null : 'this machine has no IPv6';
}

/** Linux lets it be moved (ip-sysctl: ip_unprivileged_port_start). */
function firstUnprivilegedPort(): number {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
  } catch {
    return 1024;
  }
}
