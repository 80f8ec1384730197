import type { Container } from '../../../../shared/model/socket.ts';
import type { RawSocket } from '../../sources/source.ts';
import { CgroupTree } from './cgroup/cgroup-tree.ts';
import { DockerNames } from './cgroup/docker-names.ts';
import type { Door } from './cgroup/door.ts';
import { type CgroupPlace, NO_PLACE, parseCgroupPath } from './cgroup/parse-cgroup.ts';
import { publishedBy } from './cgroup/published-ports.ts';
import { SocketUnits } from './cgroup/socket-units.ts';
import type { ProcessFact } from './process-facts.ts';

/** Service unit and container of a socket. */
export interface Place {
  readonly unit: string | null;
  readonly container: Container | null;
}

const NOWHERE: Place = { unit: null, container: null };

/**
 * Tells to which service unit and container a socket belongs: by the control group of its first holder,
 * or, where no holder may be seen, by the one the kernel knows it was created in; a door that is held for
 * somebody else (a container's published port, a unit's socket) belongs to that.
 */
export class Places {
  readonly #tree = new CgroupTree();
  readonly #units = new SocketUnits();
  readonly #docker = new DockerNames();
  /** The same object for the same container, so that rows are seen not to have changed. */
  readonly #containers = new Map<string, Container>();

  /** Asks the container engines for names where this user may; never fails. */
  refresh(signal: AbortSignal): Promise<void> {
    return this.#docker.refresh(signal);
  }

  /** Another object whenever the names of containers may be others. */
  get names(): object {
    return this.#docker.lookup();
  }

  of(socket: RawSocket, holder: ProcessFact | null): Place {
    const group = holder?.place ?? this.#groupOf(socket);
    const door = doorOf(socket);
    if (!door || !holder) return this.#named(group);
    return this.#heldFor(holder, door) ?? this.#named(group);
  }

  #groupOf({ cgroupId }: RawSocket): CgroupPlace {
    const path = cgroupId === null ? null : this.#tree.pathOf(cgroupId);
    return path === null ? NO_PLACE : parseCgroupPath(path);
  }

  /** Whom a door is held for, if for another than its holder. */
  #heldFor({ owner, place }: ProcessFact, door: Door): Place | null {
    if (owner.pid === 1 && owner.name === 'systemd') {
      const unit = this.#units.find(door)?.unit;
      return unit === undefined ? null : { unit, container: null };
    }
    const published = publishedBy(owner, door);
    if (!published) return null;
    const names = this.#docker.lookup();
    const { containerId, containerAddress, containerName, runtime } = published;
    const behind =
      containerId === null
        ? containerAddress === undefined
          ? names.behind(door)?.container
          : names.byAddress(containerAddress)
        : names.byId(containerId);
    if (behind) return { unit: place.unit, container: this.#container(behind) };
    if (containerId === null) return null;
    const container = { id: containerId, name: containerName ?? null, runtime };
    return { unit: place.unit, container: this.#container(container) };
  }

  #named({ unit, container }: CgroupPlace): Place {
    if (unit === null && container === null) return NOWHERE;
    if (!container) return { unit, container };
    const name = this.#docker.lookup().byId(container.id)?.name ?? container.name;
    return { unit, container: this.#container({ ...container, name }) };
  }

  #container({ id, name, runtime }: Container): Container {
    const key = `${runtime} ${id} ${name ?? ''}`;
    const known = this.#containers.get(key);
    if (known) return known;
    const container = { id, name, runtime };
    this.#containers.set(key, container);
    return container;
  }
}

function doorOf({ state, protocol, local }: RawSocket): Door | null {
  const isDoor = state === 'LISTEN' || state === 'BOUND';
  return isDoor ? { protocol, address: local.address, port: local.port } : null;
}
