import type { Registry } from '../../shared/registry/registry.ts';
import type { Stores } from '../stores/context.ts';
import { knowledge, type PortKnowledge } from '../stores/knowledge.svelte.ts';

/** All that is known of ports, whoever holds them. */
export interface Known extends PortKnowledge {
  readonly registry: Registry;
}

/** The registry in force and what stands beside it, at hand while the component that asks for them is there. */
export class KnownPorts {
  readonly #stores: Pick<Stores, 'registry'>;

  /** To be made while a component is. */
  constructor(stores: Pick<Stores, 'registry'>) {
    this.#stores = stores;
    $effect(() => stores.registry.keep());
  }

  /** Null until all of it is there. */
  get current(): Known | null {
    const beside = knowledge.current;
    const registry = this.#stores.registry.current;
    return beside && registry ? { ...beside, registry } : null;
  }
}
