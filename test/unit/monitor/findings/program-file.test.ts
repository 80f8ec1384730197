import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test as plainTest } from 'vitest';
import {
  readProgramFile,
  readProgramFiles,
} from '../../../../electron/monitor/findings/program-file.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

const test = plainTest.skipIf(process.platform !== 'linux');

/** A process of a program of its own, that runs until the test ends. */
async function started(): Promise<{ readonly pid: number; readonly path: string }> {
  const path = join(tempFolder(), 'program');
  copyFileSync('/bin/sleep', path);
  const child = spawn(path, ['60'], { stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  await once(child, 'spawn');
  return { pid: child.pid ?? 0, path };
}

test('a program whose file is there is the same', async () => {
  const { pid } = await started();
  expect(readProgramFile(pid)).toBe('same');
});

test('a program whose file was deleted is told', async () => {
  const { pid, path } = await started();
  rmSync(path);
  expect(readProgramFile(pid)).toBe('deleted');
});

test('a program whose file was replaced, as an update does it, is told', async () => {
  const { pid, path } = await started();
  copyFileSync('/bin/sleep', `${path}.new`);
  renameSync(`${path}.new`, path);
  expect(readProgramFile(pid)).toBe('replaced');
});

test('of a process that is not there nothing is told', () => {
  expect(readProgramFile(2 ** 30)).toBeNull();
  expect(readProgramFiles([process.pid, 2 ** 30])).toEqual(new Map([[process.pid, 'same']]));
});
