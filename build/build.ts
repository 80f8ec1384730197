import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { packageTool, ROOT } from './root.ts';

/** Everything that the bundles are made of. */
const INPUTS = [
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'build/*.config.ts',
  'build/tray/*.png',
  '{electron,renderer,shared}/**/*',
];
const STAMP = 'out/built-from';
const PROGRAM = 'out/cli/index.js';
const TRAY_PICTURES = 'build/tray';

/**
 * `node build/run.mjs build [--force]`: builds all bundles into `out/` when they are not of the sources.
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
  return buildIfStale(args.includes('--force')) ? 0 : 1;
}

/** @returns whether the bundles are those of the sources now */
export function buildIfStale(force = false): boolean {
  const hash = hashOfInputs();
  const stamp = join(ROOT, STAMP);
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true;
  rmSync(join(ROOT, 'out'), { recursive: true, force: true });
  for (const [tool, config] of [
    ['electron-vite', 'build/electron.vite.config.ts'],
    ['vite', 'build/node.vite.config.ts'],
  ] as const) {
    const args = [packageTool(tool), 'build', '--config', config, '--logLevel', 'warn'];
    const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit' });
    if (status !== 0) return false;
  }
  for (const picture of globSync('*.png', { cwd: join(ROOT, TRAY_PICTURES) })) {
    cpSync(join(ROOT, TRAY_PICTURES, picture), join(ROOT, 'out/desktop/tray', picture));
  }
  chmodSync(join(ROOT, PROGRAM), 0o755);
  writeFileSync(stamp, hash);
  return true;
}

function hashOfInputs(): string {
  const hash = createHash('sha256');
  const files = globSync(INPUTS, { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .sort();
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}
