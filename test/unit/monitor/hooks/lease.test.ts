import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Lease } from '../../../../electron/monitor/hooks/lease.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

function lease(path: string): Lease {
  const made = new Lease(path);
  onTestFinished(() => made.release());
  return made;
}

test('who comes first has it until it is given back', async () => {
  const path = join(tempFolder(), 'lock');
  const [first, second] = [lease(path), lease(path)];
  expect([await first.take(), await second.take(), await first.take()]).toEqual([
    true,
    false,
    true,
  ]);
  await second.release();
  expect(await second.take()).toBe(false);
  await first.release();
  expect([await second.take(), await first.take()]).toEqual([true, false]);
});

test.each([
  ['a minute ago', -61],
  ['in an hour, which is a clock that was set back', 3600],
])('a holder whose last sign was %s is taken to be gone', async (_when, seconds) => {
  const path = join(tempFolder(), 'lock');
  writeFileSync(path, 'somebody');
  const then = new Date(Date.now() + seconds * 1000);
  utimesSync(path, then, then);
  const next = lease(path);
  expect(await next.take()).toBe(true);
  expect(readFileSync(path, 'utf8')).toContain(`${process.pid}`);
});

test('one that was taken for gone and comes back gives way', async () => {
  const path = join(tempFolder(), 'lock');
  const [slept, awake] = [lease(path), lease(path)];
  await slept.take();
  expect(await awake.take(Date.now() + 120_000)).toBe(true);
  expect(await slept.take()).toBe(false);
});

test('a file that somebody took away is made again', async () => {
  const path = join(tempFolder(), 'lock');
  const only = lease(path);
  await only.take();
  rmSync(path);
  expect([await only.take(), readFileSync(path, 'utf8')]).toEqual([true, expect.any(String)]);
});

test('where no file can be made it is had by everybody', async () => {
  const path = join(tempFolder(), 'none', 'lock');
  expect([await lease(path).take(), await lease(path).take()]).toEqual([true, true]);
});
