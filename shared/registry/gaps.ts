import type { PortRecord, RegistryProtocol } from './record.ts';
import { FIRST_DYNAMIC_PORT, LAST_PORT, REGISTRY_PROTOCOLS } from './record.ts';

/** All ports that no record speaks of, as ranges in order, and then the dynamic ports. */
export type Gaps = readonly PortRecord[];

/** @param index at `port * 4 + protocol` 0 where nothing is recorded */
export function findGaps(index: Uint16Array, protocol: RegistryProtocol): Gaps {
  const gaps: PortRecord[] = [];
  const offset = REGISTRY_PROTOCOLS.indexOf(protocol);
  let first = 0;
  for (let port = 0; port < FIRST_DYNAMIC_PORT; port += 1) {
    if (index[port * REGISTRY_PROTOCOLS.length + offset] === 0) continue;
    if (first < port) gaps.push(gap(protocol, first, port - 1));
    first = port + 1;
  }
  if (first < FIRST_DYNAMIC_PORT) gaps.push(gap(protocol, first, FIRST_DYNAMIC_PORT - 1));
  gaps.push(gap(protocol, FIRST_DYNAMIC_PORT, LAST_PORT));
  return gaps;
}

/** The gap that a port lies in: the last one that begins at it or before. */
export function gapAt(gaps: Gaps, port: number): PortRecord {
  let low = 0;
  let high = gaps.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((gaps[middle]?.first ?? 0) <= port) low = middle;
    else high = middle - 1;
  }
  const found = gaps[low];
  if (found === undefined || port < found.first || port > found.last) {
    throw new RangeError(`port ${port} lies in no gap`);
  }
  return found;
}

function gap(protocol: RegistryProtocol, first: number, last: number): PortRecord {
  const status = first >= FIRST_DYNAMIC_PORT ? 'dynamic' : 'unassigned';
  return { protocol, first, last, status, name: null, aliases: [], description: '' };
}
