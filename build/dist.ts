import { rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildIfStale } from './build.ts';
import { hasCommand } from './package/has-command.ts';
import { identityFrom } from './package/identity.ts';
import { packApp, packagePlatform } from './package/pack-app.ts';
import { findRuntimeFolder } from './package/runtime.ts';
import { ROOT } from './root.ts';

const FOLDER = join(ROOT, 'release');

/**
 * `npm run dist [-- FORMAT …]`: the packages of this system below `release/`, all or those that are named (`deb`,
 * `nsis` …). The tools for it are downloaded where they are not here, and so is the Electron runtime; nothing stands
 * in for that one. Publishes nothing.
 * @returns the exit code
 */
export async function run(formats: readonly string[]): Promise<number> {
  if (!buildIfStale()) return 1;
  sayWhatIsMissing(formats);
  const folder = findRuntimeFolder(process.env);
  rmSync(FOLDER, { recursive: true, force: true });
  const made = await packApp({
    outDir: FOLDER,
    runtime: folder === null ? { kind: 'download' } : { kind: 'folder', folder },
    targets: formats,
  });
  for (const file of made) {
    console.log(`${relative(ROOT, file)}  ${statSync(file).size.toLocaleString('en-US')} bytes`);
  }
  return made.length > 0 ? 0 : 1;
}

function sayWhatIsMissing(formats: readonly string[]): void {
  const { missing } = identityFrom(process.env);
  if (missing.length > 0) {
    console.warn(
      `These packages name nobody to turn to (reserved names stand there): set ${missing.join(', ')} for a release.`,
    );
  }
  const wantsRpm = formats.length === 0 || formats.includes('rpm');
  if (packagePlatform() === 'linux' && wantsRpm && !hasCommand('rpmbuild')) {
    console.warn('An .rpm needs rpmbuild (package rpm), which is not here.');
  }
}
