import { hostname } from 'node:os';
import type { Protocol } from '../../../shared/model/socket.ts';
import type { HandOutRules, HostFacts } from '../../../shared/model/status.ts';
import { readDynamicRange } from './dynamic-range.ts';
import { readPrivilegedBelow } from './privileged-ports.ts';
import { readReservedPorts } from './reserved-ports.ts';

/** What this system says of itself; what cannot be read is null. Never fails. */
export async function readHostFacts(platform: string = process.platform): Promise<HostFacts> {
  const [rules, udp, privilegedBelow] = await Promise.all([
    readRules(platform, 'tcp'),
    platform === 'win32' ? readRules(platform, 'udp') : null,
    readPrivilegedBelow(platform),
  ]);
  return { hostname: hostname(), os: platform, ...rules, udp, privilegedBelow };
}

async function readRules(platform: string, protocol: Protocol): Promise<HandOutRules> {
  const [dynamicRange, reservedPorts] = await Promise.all([
    readDynamicRange(platform, protocol),
    readReservedPorts(platform, protocol),
  ]);
  return { dynamicRange, reservedPorts };
}
