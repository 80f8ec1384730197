import { exposureOf } from '../../shared/model/exposure.ts';
import type { DynamicRange } from '../../shared/model/range.ts';
import { isInDynamicRange, rangeOf } from '../../shared/model/range.ts';
import type { Role } from '../../shared/model/role.ts';
import { isConnection } from '../../shared/model/role.ts';
import type { Protocol, Service, SocketRow } from '../../shared/model/socket.ts';
import { registryRecord } from '../../shared/registry/service.ts';
import type { Attribution } from './owners/owners.ts';
import type { RawSocket } from './sources/source.ts';

/** What a row keeps from the reading in which its socket was first seen. */
export interface Origin {
  readonly role: Role;
  /** Milliseconds since 1970 UTC. */
  readonly firstSeenAt: number;
  readonly presentAtStart: boolean;
}

/** What is known beside the socket itself. */
export interface TagContext {
  /** When the reading was taken: milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly dynamicRange: DynamicRange | null;
  readonly selfPids: ReadonlySet<number>;
  userOf(uid: number): string | null;
}

/** The row of a socket: its facts, its owners, and everything that follows from them. */
export function tag(
  raw: RawSocket,
  attribution: Attribution,
  origin: Origin,
  context: TagContext,
): SocketRow {
  const { owners, status, unit, container } = attribution;
  const ownUser = raw.uid === null ? null : context.userOf(raw.uid);
  return {
    id: raw.key,
    protocol: raw.protocol,
    family: raw.family,
    local: raw.local,
    remote: raw.remote,
    interface: raw.interface,
    v6only: raw.v6only,
    netns: raw.netns,
    state: raw.state,
    role: origin.role,
    range: rangeOf(raw.local.port),
    inDynamicRange: isInDynamicRange(raw.local.port, context.dynamicRange),
    exposure: isConnection(origin.role) ? null : exposureOf(raw.local.address, raw.interface),
    service: serviceOf(raw, origin.role),
    uid: raw.uid,
    user: ownUser ?? owners[0]?.user ?? null,
    unit,
    container,
    self: owners.some((owner) => context.selfPids.has(owner.pid)),
    firstSeenAt: origin.firstSeenAt,
    presentAtStart: origin.presentAtStart,
    owners,
    ownersStatus: status,
    traffic: raw.traffic,
  };
}

const services = new Map<string, Service | null>();

/** The same object every time: what the registry says does not change. */
function serviceAt(port: number, protocol: Protocol, side: Service['side']): Service | null {
  const key = `${port}/${protocol}/${side}`;
  const known = services.get(key);
  if (known !== undefined) return known;
  const record = registryRecord(port, protocol);
  const hasName = record !== null && record.name !== null;
  const service = hasName ? { name: record.name, description: record.description, side } : null;
  services.set(key, service);
  return service;
}

/** An outgoing connection is named by the port it goes to, everything else by the port it stands on. */
function serviceOf(raw: RawSocket, role: Role): Service | null {
  const side = role === 'outbound' ? 'remote' : 'local';
  const endpoint = side === 'remote' ? raw.remote : raw.local;
  return endpoint && serviceAt(endpoint.port, raw.protocol, side);
}
