import type { PortRange } from './ports.ts';

export interface LabEndpoint {
  readonly address: string;
  readonly port: number;
}

/** A real socket that is open now, in the words in which Portico should speak of it. */
export interface LabSocket {
  readonly protocol: 'tcp' | 'udp';
  readonly family: 4 | 6;
  readonly local: LabEndpoint;
  readonly remote: LabEndpoint | null;
  readonly state: 'LISTEN' | 'BOUND' | 'ESTABLISHED';
  readonly role: 'listener' | 'bound' | 'inbound' | 'outbound';
  readonly range: PortRange;
  readonly exposure: 'loopback' | 'any' | null;
  /** Every process that holds it, lowest first. */
  readonly pids: readonly number[];
}

/** What any list of sockets has of one. */
interface Listed {
  readonly protocol: string;
  readonly family: number;
  readonly local: LabEndpoint;
  readonly remote: LabEndpoint | null;
}

/** The rows of `listed` that are this socket: one, if all is well. */
export function rowsOf<T extends Listed>(listed: readonly T[], socket: LabSocket): T[] {
  return listed.filter((row) => isSocket(row, socket));
}

export function isSocket(row: Listed, { protocol, family, local, remote }: LabSocket): boolean {
  return (
    row.protocol === protocol &&
    row.family === family &&
    row.local.address === local.address &&
    row.local.port === local.port &&
    row.remote?.port === remote?.port
  );
}

/** `address:port` as the program writes it. */
export function writtenEndpoint(endpoint: LabEndpoint): string {
  return `${writtenAddress(endpoint)}:${endpoint.port}`;
}

export function writtenAddress({ address }: LabEndpoint): string {
  return address.includes(':') ? `[${address}]` : address;
}
