import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ELECTRON_PACKAGE } from '../start/runtime.ts';

/**
 * The folder of an unpacked Electron runtime of just the version that is asked for in package.json; null where there
 * is none. Looks, and downloads nothing.
 */
export function findRuntimeFolder(
  environment: NodeJS.ProcessEnv,
  electronPackage = ELECTRON_PACKAGE,
): string | null {
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH || join(electronPackage, 'dist');
  const note = join(folder, 'version');
  if (!existsSync(note)) return null;
  const { version } = JSON.parse(readFileSync(join(electronPackage, 'package.json'), 'utf8')) as {
    version: string;
  };
  return readFileSync(note, 'utf8').trim().replace(/^v/, '') === version ? folder : null;
}
