import type { RegistryInfo } from '../../shared/model/registry-info.ts';
import type { Registry } from '../../shared/registry/registry.ts';
import type { MonitorStore } from './monitor.svelte.ts';

/** The registry in force, as far as the page has needed it: it is large, and comes when it is first asked for. */
export class RegistryStore {
  readonly #monitor: MonitorStore;
  #registry = $state.raw<Registry | null>(null);
  #problem = $state<string | null>(null);
  /** The edition that is at hand, or on its way. */
  #loaded: RegistryInfo | null = null;

  constructor(monitor: MonitorStore) {
    this.#monitor = monitor;
  }

  /** Null until it has come; ask with {@link keep}. */
  get current(): Registry | null {
    return this.#registry;
  }

  /** Why it cannot be had; null where it can. */
  get problem(): string | null {
    return this.#problem;
  }

  /** Keeps the registry at hand, in the edition that is in force. @returns what ends that */
  keep(): () => void {
    return $effect.root(() => {
      $effect(() => {
        const info = this.#monitor.registry;
        if (info && !isSame(info, this.#loaded)) void this.#load(info);
      });
    });
  }

  /** Tries again what failed. */
  retry(): void {
    const info = this.#monitor.registry;
    if (info) void this.#load(info);
  }

  async #load(info: RegistryInfo): Promise<void> {
    this.#loaded = info;
    this.#problem = null;
    try {
      const registry = info.isBuiltIn ? await builtIn() : await this.#imported();
      if (this.#loaded === info) this.#registry = registry;
    } catch (error) {
      if (this.#loaded !== info) return;
      // It is asked for again when the monitor next tells of its edition: after a broken connection, too.
      this.#loaded = null;
      this.#problem = error instanceof Error ? error.message : String(error);
    }
  }

  /** The imported edition; it may be gone again by the time it is asked for. */
  async #imported(): Promise<Registry> {
    const asset = await this.#monitor.readRegistry();
    if (!asset) return builtIn();
    const { Registry } = await import('../../shared/registry/registry.ts');
    return Registry.load(asset);
  }
}

async function builtIn(): Promise<Registry> {
  const { builtInRegistry } = await import('../../shared/registry/built-in.ts');
  return builtInRegistry();
}

function isSame(a: RegistryInfo, b: RegistryInfo | null): boolean {
  return b !== null && a.isBuiltIn === b.isBuiltIn && a.date === b.date && a.records === b.records;
}
