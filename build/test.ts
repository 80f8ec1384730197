import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfStale } from './build.ts';
import { packageTool, ROOT } from './root.ts';
import { runChecks } from './test/checks.ts';
import { ensureBrowser } from './test/get-browser.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

/**
 * `node build/run.mjs test`: types, lint, then the unit, component and end-to-end tests, with the bundles
 * built anew where they are stale. The last line counts all of it.
 * @returns the exit code
 */
export async function run(args: readonly string[]): Promise<number> {
  const browser = browserOrNull();
  if (!browser) return 1;
  const checks = await runChecks();
  const built = buildIfStale();
  console.log(`${built ? '✓' : '✗'} bundles`);
  const tests = built ? runTests(browser, args) : { passed: 0, failed: 1 };
  const passed = checks.passed + Number(built) + tests.passed;
  const failed = checks.failed + Number(!built) + tests.failed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function browserOrNull(): string | null {
  try {
    return ensureBrowser();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return null;
  }
}

/** A run that ends without its count, or counts nothing, has failed. */
function runTests(browser: string, args: readonly string[]): Outcome {
  const folder = mkdtempSync(join(tmpdir(), 'portico-tests-'));
  const outcomeFile = join(folder, 'outcome.json');
  try {
    const vitest = [packageTool('vitest'), 'run', '--config', 'build/vitest.config.ts', ...args];
    const { status } = spawnSync(process.execPath, vitest, {
      cwd: ROOT,
      stdio: 'inherit',
      env: { ...process.env, CHROMIUM_PATH: browser, PORTICO_TEST_OUTCOME: outcomeFile },
    });
    const { passed, failed } = JSON.parse(readFileSync(outcomeFile, 'utf8')) as Outcome;
    const isSound = status === 0 && passed > 0;
    return { passed, failed: isSound ? failed : Math.max(failed, 1) };
  } catch (error) {
    console.error(error);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
