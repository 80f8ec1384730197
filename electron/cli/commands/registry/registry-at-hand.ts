import type { Messages } from '../../../../shared/messages/en.ts';
import { problemText } from '../../../../shared/messages/status-text.ts';
import { RegistryStore } from '../../../monitor/registry/registry-store.ts';
import { dataFolder } from '../../../monitor/settings/data-folder.ts';

/** The registry in force in the data folder; what is wrong with an import is told. */
export async function registryAtHand(messages: Messages): Promise<RegistryStore> {
  const store = new RegistryStore(dataFolder());
  await store.load();
  for (const problem of store.problems) {
    process.stderr.write(`portico: ${problemText(problem, messages)}\n`);
  }
  return store;
}
