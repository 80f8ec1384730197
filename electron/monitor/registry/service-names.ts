import type { Role } from '../../../shared/model/role.ts';
import type { Protocol, Service } from '../../../shared/model/socket.ts';
import { builtInRegistry } from '../../../shared/registry/built-in.ts';
import type { Registry } from '../../../shared/registry/registry.ts';
import type { RawSocket } from '../sources/source.ts';

/** What the registry in force calls the services of sockets. */
export class ServiceNames {
  #registry: Registry | null = null;
  #edition = 0;
  readonly #services = new Map<string, Service | null>();

  /** Changes when other names may come from now on. */
  get edition(): number {
    return this.#edition;
  }

  use(registry: Registry): void {
    if (registry === this.#registry) return;
    this.#registry = registry;
    this.#services.clear();
    this.#edition += 1;
  }

  /** An outgoing connection is named by the port it goes to, everything else by the port it stands on. */
  of(raw: Pick<RawSocket, 'local' | 'remote' | 'protocol'>, role: Role): Service | null {
    const side = role === 'outbound' ? 'remote' : 'local';
    const endpoint = side === 'remote' ? raw.remote : raw.local;
    return endpoint && this.#at(endpoint.port, raw.protocol, side);
  }

  /** The same object every time, as long as the same registry is in force. */
  #at(port: number, protocol: Protocol, side: Service['side']): Service | null {
    const key = `${port}/${protocol}/${side}`;
    const known = this.#services.get(key);
    if (known !== undefined) return known;
    const { name, description } = (this.#registry ?? builtInRegistry()).record(port, protocol);
    const service = name === null ? null : { name, description, side };
    this.#services.set(key, service);
    return service;
  }
}

/** Names by the registry that comes with the product. */
export const BUILT_IN_NAMES = new ServiceNames();
