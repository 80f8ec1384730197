import type { KnownContainer, PublishedPort } from './container-list.ts';
import type { Door } from './door.ts';

/** Running containers by what a socket or its holder tells of them. */
export interface ContainerIndex {
  byId(id: string): KnownContainer | null;
  /** @returns null also where two containers have the address, in networks of different engines */
  byAddress(address: string): KnownContainer | null;
  /** The container that is behind a listening or bound socket of this computer. */
  behind(door: Door): { container: KnownContainer; port: PublishedPort } | null;
}

export function indexContainers(containers: readonly KnownContainer[]): ContainerIndex {
  const byId = new Map(containers.map((container) => [container.id, container]));
  const byAddress = new Map<string, KnownContainer | null>();
  const byDoor = new Map<string, { container: KnownContainer; port: PublishedPort }>();
  for (const container of containers) {
    for (const address of new Set(container.addresses)) {
      byAddress.set(address, byAddress.has(address) ? null : container);
    }
    for (const port of container.published) byDoor.set(keyOf(port), { container, port });
  }
  return {
    byId: (id) => byId.get(id) ?? null,
    byAddress: (address) => byAddress.get(address) ?? null,
    behind: (door) => byDoor.get(keyOf(door)) ?? behindWildcard(byDoor, door),
  };
}

/** A listener on `::` may be the one that the engine tells of as all IPv4 addresses. */
function behindWildcard<T>(byDoor: ReadonlyMap<string, T>, door: Door): T | null {
  if (door.address !== '::') return null;
  return byDoor.get(keyOf({ ...door, address: '0.0.0.0' })) ?? null;
}

function keyOf({ protocol, address, port }: Door): string {
  return `${protocol} ${address} ${port}`;
}
