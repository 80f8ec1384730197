import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Folders in which systems keep programs, beside those of the PATH. */
const USUAL_FOLDERS = ['/usr/local/bin', '/usr/bin'];

/** A Node of another version than the one that runs the tests, `oldest` or newer; null where there is none. */
export function otherNode(oldest: number): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...USUAL_FOLDERS];
  for (const folder of folders) {
    const path = join(folder, process.platform === 'win32' ? 'node.exe' : 'node');
    if (folder === '' || !existsSync(path)) continue;
    if (realpathSync(path) === realpathSync(process.execPath)) continue;
    const { stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const version = stdout?.trim();
    if (version === process.version) continue;
    if (Number(/^v(\d+)\./.exec(version)?.[1]) >= oldest) return path;
  }
  return null;
}
