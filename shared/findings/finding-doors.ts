import type { Protocol } from '../model/socket.ts';
import type { Severity } from '../registry/life/risks-entry.ts';
import { type Finding, graver } from './finding.ts';

/** The gravest finding at each door. */
export interface FindingDoors {
  /** By {@link doorKey}. */
  readonly byDoor: ReadonlyMap<string, Severity>;
  /** By port, whatever the protocol. */
  readonly byPort: ReadonlyMap<number, Severity>;
}

/** Where something was found: a list of a few hundred is made into what can be asked for every row. */
export function findingDoors(findings: readonly Finding[]): FindingDoors {
  const byDoor = new Map<string, Severity>();
  const byPort = new Map<number, Severity>();
  for (const { ports, protocol, severity } of findings) {
    for (const port of ports) {
      put(byDoor, doorKey(port, protocol), severity);
      put(byPort, port, severity);
    }
  }
  return { byDoor, byPort };
}

export function doorKey(port: number, protocol: Protocol): string {
  return `${port}/${protocol}`;
}

function put<K>(map: Map<K, Severity>, key: K, severity: Severity): void {
  const before = map.get(key);
  map.set(key, before ? graver(before, severity) : severity);
}
