import { exposureOf } from '../../shared/model/exposure.ts';
import { isInDynamicRange, rangeOf } from '../../shared/model/range.ts';
import type { Role } from '../../shared/model/role.ts';
import { isConnection } from '../../shared/model/role.ts';
import type { Protocol, SocketRow } from '../../shared/model/socket.ts';
import type { HostFacts } from '../../shared/model/status.ts';
import type { Attribution } from './owners/owners.ts';
import type { ServiceNames } from './registry/service-names.ts';
import type { RawSocket } from './sources/source.ts';

/** What a row keeps from the reading in which its socket was first seen. */
export interface Origin {
  readonly role: Role;
  /** Milliseconds since 1970 UTC. */
  readonly firstSeenAt: number;
  readonly presentAtStart: boolean;
  readonly asleepSince: number | null;
}

/** What is known beside the socket itself. */
export interface TagContext {
  /** When the reading was taken: milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly host: Pick<HostFacts, 'dynamicRange' | 'udp'>;
  readonly services: ServiceNames;
  readonly selfPids: ReadonlySet<number>;
  /** For the first reading after this computer slept: when the one before was taken. */
  readonly asleepSince: number | null;
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
    inDynamicRange: isHandedOut(raw.local.port, raw.protocol, context.host),
    exposure: isConnection(origin.role) ? null : exposureOf(raw.local.address, raw.interface),
    service: context.services.of(raw, origin.role),
    uid: raw.uid,
    user: ownUser ?? owners[0]?.user ?? null,
    unit,
    container,
    self: owners.some((owner) => context.selfPids.has(owner.pid)),
    firstSeenAt: origin.firstSeenAt,
    presentAtStart: origin.presentAtStart,
    asleepSince: origin.asleepSince,
    owners,
    ownersStatus: status,
    traffic: raw.traffic,
  };
}

/** Some systems hand out other ports for UDP than for TCP. */
function isHandedOut(port: number, protocol: Protocol, host: TagContext['host']): boolean | null {
  const rules = protocol === 'udp' ? (host.udp ?? host) : host;
  return isInDynamicRange(port, rules.dynamicRange);
}
