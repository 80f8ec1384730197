import { builtInRegistry } from '../../shared/registry/built-in.ts';
import type { PortRecord } from '../../shared/registry/record.ts';
import { csvOf } from '../unit/shared/registry/make-iana-csv.ts';

/** A TCP port that the built-in registry has unassigned, and what the file of a test calls it. */
export const NEW_PORT = 6659;
export const NEW_NAME = 'portico-test';
/** The newest date in it. */
export const NEW_DATE = '2026-01-31';

/** A file of IANA's form: the built-in registry's records, and one name that it does not have. */
export function ianaFile(name = NEW_NAME): string {
  const added: PortRecord = {
    protocol: 'tcp',
    first: NEW_PORT,
    last: NEW_PORT,
    status: 'assigned',
    name,
    aliases: [],
    description: 'A name of a test',
  };
  return csvOf([...builtInRegistry().all(), added]);
}
