import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { ROOT } from './root.ts';
import { takePictures } from './screenshots/pictures.ts';
import { furnish } from './screenshots/street.ts';
import { ensureBrowser } from './test/get-browser.ts';

/** Where the README has its pictures. */
const FOLDER = join(ROOT, 'docs/images');

/**
 * `npm run screenshots [-- FOLDER]`: the pictures of the README, taken from the running app. The sockets in
 * them are real and opened by this script, inside a network of its own (Linux namespaces), so that nothing
 * of the machine it runs on can be seen.
 */
export async function run(args: readonly string[]): Promise<number> {
  if (!args.includes('--inside')) return buildIfStale() ? enterOwnNetwork(args) : 1;
  const folder = args.find((arg) => !arg.startsWith('--')) ?? FOLDER;
  const scratch = mkdtempSync(join(tmpdir(), 'portico-pictures-'));
  try {
    process.env.CHROMIUM_PATH = ensureBrowser();
    await using _street = await furnish(scratch);
    await takePictures({ folder, home: join(scratch, 'home') });
    return 0;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs this script again where there is no network but its own, as a user who may set that one up. */
function enterOwnNetwork(args: readonly string[]): number {
  const again = [process.execPath, join(ROOT, 'build/run.mjs'), 'screenshots', '--inside', ...args];
  const { status, error } = spawnSync('unshare', ['--net', '--map-root-user', ...again], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  if (error) console.error(`The pictures need Linux namespaces (unshare): ${error.message}`);
  return status ?? 1;
}
