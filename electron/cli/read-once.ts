import type { HostFacts, SourceChoice } from '../../shared/model/status.ts';
import type { Registry } from '../../shared/registry/registry.ts';
import { createMonitor } from '../monitor/create.ts';
import type { Snapshot } from '../monitor/publication.ts';
import { RegistryStore } from '../monitor/registry/registry-store.ts';
import { ServiceNames } from '../monitor/registry/service-names.ts';
import { dataFolder } from '../monitor/settings/data-folder.ts';
import { NoSourceError } from '../monitor/sources/select.ts';
import { readHostFacts } from '../monitor/system/host-facts.ts';

/** One reading of this machine, made in this process. */
export interface SingleReading {
  readonly host: HostFacts;
  readonly snapshot: Snapshot;
  /** The registry in force, by which the rows are named. */
  readonly registry: Registry;
}

/**
 * @throws {NoSourceError} where nothing can be read
 * @throws {RegistryDamaged} where the built-in registry is to serve and is damaged
 */
export async function readOnce(
  choice: SourceChoice,
  otherNamespaces = false,
): Promise<SingleReading> {
  const store = new RegistryStore(dataFolder());
  const [host] = await Promise.all([readHostFacts(), store.load()]);
  const { registry } = store;
  const services = new ServiceNames();
  services.use(registry);
  const monitor = createMonitor({
    host,
    choice,
    otherNamespaces,
    intervalMs: 1000,
    selfPids: [],
    once: true,
    standingProblems: () => store.problems,
    services,
  });
  try {
    const { snapshot, status } = await monitor.readNow();
    if (!snapshot) throw new NoSourceError(status.sourceFailures);
    return { host, snapshot, registry };
  } finally {
    await monitor.stop();
  }
}
