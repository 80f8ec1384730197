import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateAsset, moduleText } from './registry/generate.ts';
import { ROOT } from './root.ts';

export const ASSET_FILE = 'shared/registry/built-in-asset.ts';

/** `npm run registry`: writes the registry's data anew from the npm package and the overlay. */
export async function run(): Promise<number> {
  const asset = generateAsset();
  writeFileSync(join(ROOT, ASSET_FILE), moduleText(asset));
  const count = asset.records.split('\n').length - 1;
  console.log(`${ASSET_FILE}: ${count} lines, ${asset.records.length} characters, ${asset.date}`);
  return 0;
}
