import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildIfStale } from './build.ts';
import { listAsar } from './package/asar-listing.ts';
import { DIR_TARGET, packApp, type RuntimeChoice, unpackedFolder } from './package/pack-app.ts';
import { findRuntimeFolder } from './package/runtime.ts';
import { sizeReport } from './package/size-report.ts';
import { ROOT } from './root.ts';

const FOLDER = join(ROOT, 'release');

/**
 * `npm run pack`: the app unpacked below `release/`, as packages have it. Downloads nothing: where the Electron runtime
 * is not here, something that is none stands in for it, and that is said.
 * @returns the exit code
 */
export async function run(): Promise<number> {
  if (!buildIfStale()) return 1;
  const runtime = chooseRuntime();
  if (!runtime) {
    console.error(
      'The Electron runtime is not here, and only on Linux can something stand in for it. `npm start` downloads it once.',
    );
    return 1;
  }
  const folder = unpackedFolder(FOLDER);
  rmSync(folder, { recursive: true, force: true });
  await packApp({ outDir: FOLDER, runtime, targets: [DIR_TARGET] });
  console.log(`\n${sizeReport(listAsar(asarIn(folder)))}\n`);
  console.log(`Packed into ${relative(ROOT, folder)}.`);
  if (runtime.kind === 'stand-in') {
    console.log(
      'The Electron runtime is not here: what was packed shows what goes into a package, and does not run.',
    );
  }
  return 0;
}

function chooseRuntime(): RuntimeChoice | null {
  const folder = findRuntimeFolder(process.env);
  if (folder !== null) return { kind: 'folder', folder };
  return process.platform === 'linux' ? { kind: 'stand-in' } : null;
}

function asarIn(folder: string): string {
  const resources = process.platform === 'darwin' ? 'Portico.app/Contents/Resources' : 'resources';
  return join(folder, resources, 'app.asar');
}
