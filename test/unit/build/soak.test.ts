import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ROOT } from '../../../build/root.ts';
import { run } from '../../../build/soak.ts';
import { leaksOf, type Mark } from '../../soak/mark.ts';
import { soak } from '../../soak/soak.ts';
import { onlyOn } from '../../support/only-on.ts';
import { allowTime } from '../../support/real-processes.ts';

onlyOn('linux', 'the soak looks at netlink');
allowTime();

/** A busy machine takes many times the seconds that this takes by itself. */
const SOAK_LIMIT_MS = 180_000;

function mark(ticks: number, differing: Partial<Mark> = {}): Mark {
  return { ticks, files: 30, threads: 8, rssBytes: 5e7, heapBytes: 1e7, ...differing };
}

test('the same files and threads and a heap that stays are no leak', () => {
  const marks = [mark(0, { heapBytes: 5e6 }), mark(10), mark(20, { heapBytes: 1.19e7 })];
  expect(leaksOf(marks)).toEqual([]);
});

test('a file or thread more or fewer at any mark is a leak, and so is a heap that grows by a fifth', () => {
  expect(leaksOf([mark(0), mark(10, { files: 31 }), mark(20)])).toEqual([
    'files: 30 → 31 after 10 ticks',
  ]);
  expect(leaksOf([mark(0), mark(10), mark(20, { threads: 7 })])).toEqual([
    'threads: 8 → 7 after 20 ticks',
  ]);
  expect(leaksOf([mark(0), mark(10), mark(20, { heapBytes: 1.21e7 })])).toEqual([
    'heap: × 1.21 since 10 ticks',
  ]);
  expect(leaksOf([mark(0), mark(10)])).not.toEqual([]);
});

test('an engine that leaves a file open at every tick is found out', async () => {
  const left: number[] = [];
  onTestFinished(() => {
    for (const file of left) closeSync(file);
  });
  const lines: string[] = [];
  const leaks = await soak({
    ticks: 20,
    openEngine: async () => ({
      tick: async () => {
        left.push(openSync('/dev/null', 'r'));
      },
      close: async () => {},
    }),
    print: (line) => lines.push(line),
  });
  expect(leaks).toMatchObject([expect.stringMatching(/^files: \d+ → \d+ after 2 ticks$/)]);
  expect(lines).toHaveLength(12);
});

test('what is no number of ticks or seconds is wrong usage', async () => {
  const say = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => say.mockRestore());
  const wrong = [['--ticks', 'many'], ['--ticks', '1'], ['--tick'], ['100'], ['--churn', 'long']];
  for (const args of wrong) expect(await run(args)).toBe(2);
  expect(say).toHaveBeenCalledTimes(wrong.length);
});

test('after 2,000 readings with owners not a file and not a thread more is held', {
  timeout: SOAK_LIMIT_MS,
}, async () => {
  const args = ['soak', '--ticks', '2000', '--churn', '0'];
  const child = spawn(process.execPath, [join(ROOT, 'build/run.mjs'), ...args]);
  const [out, error] = await Promise.all([
    child.stdout.toArray(),
    child.stderr.toArray(),
    once(child, 'exit'),
  ]);
  expect(error.join('')).toBe('');
  expect(out.join('')).toMatch(/✓ nothing leaked\n$/);
  expect(child.exitCode).toBe(0);
});
