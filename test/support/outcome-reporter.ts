import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Tests that may be skipped on the project's own test machines, one a line, with why. */
const ALLOWED_SKIPS = new URL('../allowed-skips.txt', import.meta.url);

/**
 * Prints every skipped test with its reason, and writes how many tests passed and failed where
 * `PORTICO_TEST_OUTCOME` says. Under CI a skip that the list does not allow counts as a failure.
 */
export class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const brokenModules = modules.filter(
      (module) => module.state() === 'failed' && !hasFailed(module),
    );
    const skipped = tests.filter((test) => test.result().state === 'skipped');
    const allowed = process.env.CI ? allowedSkips() : null;
    const notAllowed = allowed ? skipped.filter(({ fullName }) => !allowed.test(fullName)) : [];
    for (const test of skipped) console.log(skipLine(test, notAllowed.includes(test)));
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed =
      tests.filter((test) => test.result().state === 'failed').length +
      brokenModules.length +
      notAllowed.length;
    const path = process.env.PORTICO_TEST_OUTCOME;
    if (path) writeFileSync(path, JSON.stringify({ passed, failed }));
    if (notAllowed.length > 0) process.exitCode = 1;
  }
}

function hasFailed(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}

function skipLine(test: TestCase, isForbidden: boolean): string {
  const result = test.result();
  const reason = (result.state === 'skipped' && result.note) || 'no reason given';
  return `skipped${isForbidden ? ' (not allowed here)' : ''}: ${test.fullName}: ${reason}`;
}

/** One pattern a line; those that begin with # are remarks. */
function allowedSkips(): RegExp {
  const lines = readFileSync(ALLOWED_SKIPS, 'utf8').split('\n');
  const patterns = lines.map((line) => line.trim()).filter((line) => line && !line.startsWith('#'));
  const sources = patterns.map((pattern) => pattern.split('*').map(escaped).join('.*'));
  return new RegExp(`^(?:${sources.join('|')})$`);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
