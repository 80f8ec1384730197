import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { packageTool, ROOT } from '../root.ts';
import { findBrowser } from './find-browser.ts';

type Step = readonly [program: string, ...args: string[]];

/** The browser, and a font that has Japanese: without it the screens of half of our users are boxes. */
const DEBIAN_STEPS: readonly Step[] = [
  ['apt-get', 'update', '-qq'],
  ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
];

/**
 * Finds the browser that the tests need, or gets one: from Debian's packages when this is root on Debian,
 * else Playwright's own. Each command is printed before it runs.
 * @throws {Error} that says what to install
 */
export function ensureBrowser(): string {
  const found = findBrowser();
  if (found) return found;
  if (process.env.CHROMIUM_PATH) {
    throw new Error(`CHROMIUM_PATH is ${process.env.CHROMIUM_PATH}, which is no program.`);
  }
  for (const [program, ...args] of stepsHere()) {
    console.log(`No browser found. Running: ${[program, ...args].join(' ')}`);
    spawnSync(program, args, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const got = findBrowser();
  if (got) return got;
  throw new Error(
    'The tests need Chromium, Chrome or Edge. Install one of them (on Debian or Ubuntu: ' +
      '`sudo apt-get install chromium fonts-noto-cjk`), or set CHROMIUM_PATH to its program file.',
  );
}

function stepsHere(): readonly Step[] {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) return DEBIAN_STEPS;
  return [[process.execPath, packageTool('playwright'), 'install', 'chromium']];
}
