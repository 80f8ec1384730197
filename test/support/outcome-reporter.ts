import { readFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestModule } from 'vitest/node';

/** Tests that may be skipped on the project's own test machines, one a line, with why. */
const ALLOWED_SKIPS = new URL('../allowed-skips.txt', import.meta.url);

/**
 * Prints at the very end why tests were skipped and which failed, where also a cut log has it, and writes how many
 * passed and failed where `PORTICO_TEST_OUTCOME` says. Under CI a skip that the list does not allow counts as a
 * failure.
 */
export class OutcomeReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = inState(tests, 'skipped');
    const failed = inState(tests, 'failed');
    const brokenModules = modules.filter(
      (module) => module.state() === 'failed' && !hasFailed(module),
    );
    const allowed = process.env.CI ? allowedSkips() : null;
    const notAllowed = allowed ? skipped.filter(({ fullName }) => !allowed.test(fullName)) : [];
    for (const line of skipLines(skipped)) console.log(line);
    for (const test of notAllowed) console.log(`may not be skipped here: ${test.fullName}`);
    for (const module of brokenModules) console.log(`failed: ${module.relativeModuleId}`);
    for (const test of failed) console.log(failLine(test));
    const path = process.env.PORTICO_TEST_OUTCOME;
    const outcome = {
      passed: inState(tests, 'passed').length,
      failed: failed.length + brokenModules.length + notAllowed.length,
    };
    if (path) writeFileSync(path, JSON.stringify(outcome));
    if (notAllowed.length > 0) process.exitCode = 1;
  }
}

function inState(
  tests: readonly TestCase[],
  state: 'passed' | 'failed' | 'skipped',
): readonly TestCase[] {
  return tests.filter((test) => test.result().state === state);
}

function hasFailed(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}

/** One line for each reason. */
function skipLines(skipped: readonly TestCase[]): readonly string[] {
  const byReason = Map.groupBy(skipped, (test) => {
    const result = test.result();
    return (result.state === 'skipped' && result.note) || 'no reason given';
  });
  return [...byReason].map(([reason, tests]) => {
    const which = tests.length === 1 ? `: ${tests[0]?.fullName}` : '';
    return `skipped, ${tests.length}: ${reason}${which}`;
  });
}

function failLine(test: TestCase): string {
  const why = test.result().errors?.[0]?.message.split('\n')[0] ?? '';
  return `failed: ${test.module.relativeModuleId}: ${test.fullName}: ${why}`;
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
