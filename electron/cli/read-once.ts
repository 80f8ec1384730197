import type { HostFacts, SourceChoice } from '../../shared/model/status.ts';
import { createMonitor } from '../monitor/create.ts';
import type { Snapshot } from '../monitor/publication.ts';
import { NoSourceError } from '../monitor/sources/select.ts';
import { readHostFacts } from '../monitor/system/host-facts.ts';

/** One reading of this machine, made in this process. */
export interface SingleReading {
  readonly host: HostFacts;
  readonly snapshot: Snapshot;
}

/** @throws {NoSourceError} where nothing can be read */
export async function readOnce(
  choice: SourceChoice,
  otherNamespaces = false,
): Promise<SingleReading> {
  const host = await readHostFacts();
  const monitor = createMonitor({
    host,
    choice,
    otherNamespaces,
    intervalMs: 1000,
    selfPids: [],
    wait: true,
  });
  try {
    const { snapshot, status } = await monitor.readNow();
    if (!snapshot) throw new NoSourceError(status.sourceFailures);
    return { host, snapshot };
  } finally {
    await monitor.stop();
  }
}
