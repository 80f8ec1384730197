/** The transports that the IANA registry knows (RFC 6335, section 6), in its order. */
export const REGISTRY_PROTOCOLS = ['tcp', 'udp', 'sctp', 'dccp'] as const;
export type RegistryProtocol = (typeof REGISTRY_PROTOCOLS)[number];

/**
 * - `assigned`: registered for a service, or for a use without a service name ("any private mail system")
 * - `reserved`: kept back by the registry, not to be assigned
 * - `unassigned`: free to be assigned
 * - `dynamic`: 49152–65535, never assigned to anybody (RFC 6335, section 6)
 */
export const RECORD_STATUSES = ['assigned', 'reserved', 'unassigned', 'dynamic'] as const;
export type RecordStatus = (typeof RECORD_STATUSES)[number];

/** What the registry says of a port, or of a range of ports, for one protocol. */
export interface PortRecord {
  readonly protocol: RegistryProtocol;
  /** The range that the record stands for; both ends are the same for one port. */
  readonly first: number;
  readonly last: number;
  readonly status: RecordStatus;
  /** Null for whatever is not assigned, and for an assigned use without a service name. */
  readonly name: string | null;
  /** All other names, historic ones too; what an unassigned port was once called is among them. */
  readonly aliases: readonly string[];
  /** In the registry's words; empty where it has none. */
  readonly description: string;
}

export const LAST_PORT = 65_535;
/** The ports from here on are dynamic (RFC 6335, section 6). */
export const FIRST_DYNAMIC_PORT = 49_152;
