import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';

export const ELECTRON_PACKAGE = join(ROOT, 'node_modules/electron');

/**
 * Looks for the Electron runtime by files alone: merely importing `electron` would start its download.
 * @returns its program file, or null where it is not there
 */
export function findRuntime(
  environment: NodeJS.ProcessEnv,
  electronPackage = ELECTRON_PACKAGE,
): string | null {
  const pathFile = join(electronPackage, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const folder = environment.ELECTRON_OVERRIDE_DIST_PATH;
  if (folder) return existing(join(folder, name ?? usualName(process.platform)));
  return name === null ? null : existing(join(electronPackage, 'dist', name));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

/** Where the program lies inside a distribution of Electron. */
function usualName(platform: string): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}
