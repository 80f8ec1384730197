import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

const metadataSchema = v.object({ appId: v.pipe(v.string(), v.nonEmpty()) });

/**
 * The id under which the packages of Windows install the app; packing writes it into the app's package.json.
 * @param folder of the app. @returns null where it is not a package
 */
export function appIdIn(folder: string): string | null {
  const text = readFileSync(join(folder, 'package.json'), 'utf8');
  const parsed = v.safeParse(metadataSchema, JSON.parse(text));
  return parsed.success ? parsed.output.appId : null;
}
