import type { Messages } from '../messages/en.ts';
import type { RegistryInfo } from '../model/registry-info.ts';

/** An edition in one line: its source, its date, how many records, and where it is from. */
export function editionText(
  { source, date, records, isBuiltIn }: RegistryInfo,
  { registry }: Messages,
): string {
  const from = isBuiltIn ? registry.builtIn : registry.imported;
  return [registry.edition(source, date), registry.records(records), from].join(' · ');
}
