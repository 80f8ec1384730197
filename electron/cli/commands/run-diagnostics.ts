import { diagnosticsOf, type LastReading } from '../../monitor/diagnostics/diagnostics.ts';
import { blindStatus } from '../../monitor/monitor-status.ts';
import { dataFolder } from '../../monitor/settings/data-folder.ts';
import { peekSettings } from '../../monitor/settings/settings-store.ts';
import { NoSourceError } from '../../monitor/sources/select.ts';
import { EXIT } from '../exit.ts';
import { readOnce } from '../read-once.ts';

/** Reads once as is set, and prints what is known of how that went. */
export async function runDiagnostics(): Promise<number> {
  const folder = dataFolder();
  const last = await tryReading(folder);
  process.stdout.write(await diagnosticsOf(folder, last));
  return EXIT.fine;
}

async function tryReading(folder: string): Promise<LastReading | null> {
  const { source, otherNamespaces } = await peekSettings(folder);
  try {
    const { snapshot } = await readOnce(source, otherNamespaces);
    return { status: snapshot.status, snapshot };
  } catch (error) {
    if (!(error instanceof NoSourceError)) throw error;
    return { status: blindStatus(error.failures, []), snapshot: null };
  }
}
