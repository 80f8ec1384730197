import { expect, test } from 'vitest';
import { runChurn } from '../../../../soak/churn/run.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';

onlyOn('linux', 'sock_diag is of Linux');
allowTime();

const SECONDS = 3;
const STABLE = 2000;

test('beside sockets that come and go none that stays is missing or doubled, and what comes is told once', async () => {
  const report = await runChurn(SECONDS, STABLE);
  expect(report.faults).toEqual([]);
  expect(report.stable).toBe(STABLE);
  expect([STABLE, null]).toContain(report.compared);
  for (const count of ['lasting', 'passed', 'wholeReadings'] as const) {
    expect(report[count]).toBeGreaterThan(0);
  }
  expect(report.lives).toBeGreaterThanOrEqual(report.lasting);
});
