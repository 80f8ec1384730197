import type { CommandHandlers } from '../../../shared/api/commands.ts';
import type { RegistryStore } from './registry-store.ts';
import { Upload } from './upload.ts';

export type RegistryHandlers = Pick<
  CommandHandlers,
  'importRegistry' | 'resetRegistry' | 'readRegistry'
>;

/** What clients can do about the registry. @param changed called when another edition is in force */
export function registryHandlers(store: RegistryStore, changed: () => void): RegistryHandlers {
  const upload = new Upload();
  return {
    importRegistry: async (part) => {
      const csv = upload.take(part);
      if (csv === null) return { state: 'more' };
      const result = await store.import(csv);
      if (!result.ok) return { state: 'refused', refusal: result.refusal };
      changed();
      return { state: 'taken', info: result.info, rows: result.rows };
    },
    resetRegistry: async () => {
      const info = await store.reset();
      changed();
      return info;
    },
    readRegistry: async () => store.imported,
  };
}
