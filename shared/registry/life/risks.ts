import type { RegistryProtocol } from '../record.ts';
import { ACCESS_RISKS } from './risks-access.ts';
import { ANSWERING_RISKS } from './risks-answering.ts';
import { CONTAINER_RISKS } from './risks-containers.ts';
import { DATA_RISKS } from './risks-data.ts';
import type { Risk } from './risks-entry.ts';
import { TOOL_RISKS } from './risks-tools.ts';

export type { Risk, Severity } from './risks-entry.ts';
export { SEVERITIES } from './risks-entry.ts';

const ALL: readonly Risk[] = [
  ...ACCESS_RISKS,
  ...ANSWERING_RISKS,
  ...CONTAINER_RISKS,
  ...DATA_RISKS,
  ...TOOL_RISKS,
].sort((a, b) => a.port - b.port || a.protocol.localeCompare(b.protocol, 'en'));

const NONE: readonly Risk[] = [];
const BY_DOOR = byDoor();

/** What it means when this port is open to the network; empty for most ports, and for SCTP and DCCP. */
export function risksOf(port: number, protocol: RegistryProtocol): readonly Risk[] {
  return BY_DOOR.get(`${port}/${protocol}`) ?? NONE;
}

/** All of them, in the order of their ports. */
export function allRisks(): readonly Risk[] {
  return ALL;
}

function byDoor(): ReadonlyMap<string, readonly Risk[]> {
  const doors = new Map<string, Risk[]>();
  for (const risk of ALL) {
    for (let port = risk.port; port <= (risk.last ?? risk.port); port += 1) {
      const door = `${port}/${risk.protocol}`;
      doors.set(door, [...(doors.get(door) ?? []), risk]);
    }
  }
  return doors;
}
