import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import {
  LinuxProcessInspector,
  parseSize,
} from '../../../../../electron/monitor/owners/inspect/linux-inspector.ts';
import { BOOTED_AT, FakeProc } from '../../../../support/fake-proc.ts';
import { makeOwner } from '../../../../support/make-row.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

onlyOn('linux', 'files as /proc has them');
allowTime();

let proc: FakeProc;
let inspector: LinuxProcessInspector;

beforeEach(() => {
  proc = new FakeProc();
  inspector = new LinuxProcessInspector(proc.root);
  proc.add(1, { command: 'init', parentPid: 0, startTicks: 1 });
  proc.add(20, { command: 'shell', parentPid: 1, startTicks: 500, exe: '/bin/shell' });
  proc.add(30, {
    command: 'server',
    parentPid: 20,
    startTicks: 900,
    workingFolder: '/srv/house',
    status: ['VmRSS:\t    2048 kB', 'Threads:\t7'],
  });
});

const SERVER = makeOwner({ pid: 30, startedAt: BOOTED_AT * 1000 + 9000 });

test('a process has its ancestry, working folder, threads and memory', async () => {
  expect(await inspector.look(SERVER)).toEqual({
    ancestry: [
      { pid: 20, name: 'shell' },
      { pid: 1, name: 'init' },
    ],
    workingFolder: '/srv/house',
    threads: 7,
    memoryBytes: 2_097_152,
  });
});

test('what may not be read is not known', async () => {
  expect(await inspector.look(makeOwner({ pid: 20, startedAt: null }))).toEqual({
    ancestry: [{ pid: 1, name: 'init' }],
    workingFolder: null,
    threads: null,
    memoryBytes: null,
  });
});

test('a process that is gone, or whose pid another one has by now, is not told of', async () => {
  proc.add(30, { command: 'newcomer', startTicks: 9000 });
  expect(await inspector.look(SERVER)).toBe(null);
  proc.remove(30);
  expect(await inspector.look(SERVER)).toBe(null);
});

test('a parent that ended is followed by the one that took its children over', async () => {
  await inspector.look(SERVER);
  proc.remove(20);
  proc.add(30, { command: 'server', parentPid: 1, startTicks: 900 });
  expect((await inspector.look(SERVER))?.ancestry).toEqual([{ pid: 1, name: 'init' }]);
});

test('a status without a size is a kernel thread’s, and tells its threads all the same', () => {
  expect(parseSize('Name:\tkworker\nThreads:\t1\n')).toEqual({ threads: 1, memoryBytes: null });
});

test('a living child descends from this process and works in its own folder', async () => {
  const folder = realpathSync(tempFolder());
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { cwd: folder });
  onTestFinished(async () => {
    const gone = once(child, 'exit');
    child.kill();
    await gone;
  });
  await once(child, 'spawn');
  const live = new LinuxProcessInspector();
  const look = () => live.look(makeOwner({ pid: child.pid ?? -1, startedAt: null }));
  await eventually(async () => (await look())?.workingFolder).toBe(folder);
  // Between fork and exec a process has hardly anything of its own.
  await eventually(async () => (await look())?.memoryBytes ?? 0).toBeGreaterThan(1_000_000);
  const details = await look();
  expect(details?.ancestry[0]?.pid).toBe(process.pid);
  expect(details?.threads).toBeGreaterThan(0);
});
