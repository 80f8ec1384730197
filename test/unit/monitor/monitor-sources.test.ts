import { afterEach, expect, test, vi } from 'vitest';
import { makeRaw } from '../../support/make-raw.ts';
import { scriptedMonitor } from '../../support/scripted-monitor.ts';

const MINUTE = 60_000;
const onProc = makeRaw({ key: 'proc/door' });
const onLibrary = { ...onProc, key: 'library/door' };

afterEach(() => {
  vi.useRealTimers();
});

function setUp(options: Parameters<typeof scriptedMonitor>[0] = {}) {
  const made = scriptedMonitor(options);
  made.proc.sockets = [onProc];
  made.library.sockets = [onLibrary];
  return made;
}

test('a change of source starts an epoch in which nothing is new', async () => {
  const { monitor, proc, library } = setUp();
  const before = await monitor.readNow();
  const row = before.snapshot?.rows.get('proc/door');
  monitor.chooseSource('systeminformation');
  const after = await monitor.readNow();
  expect(after.status.source).toEqual({ name: 'systeminformation', failures: [] });
  expect(after.snapshot?.epoch).not.toBe(before.snapshot?.epoch);
  expect([after.snapshot?.seq, after.delta]).toEqual([0, null]);
  expect(after.snapshot?.rows.get('library/door')).toEqual({ ...row, id: 'library/door' });
  expect([...(after.snapshot?.rows.keys() ?? [])]).toEqual(['library/door']);
  expect([proc.closed, library.closed]).toEqual([1, 0]);
});

test('choosing the source that was chosen already changes nothing', async () => {
  const { monitor, proc } = setUp();
  await monitor.readNow();
  monitor.chooseSource('auto');
  await monitor.readNow();
  expect(proc.probes).toBe(1);
});

test('choosing by name the source that serves already keeps the epoch', async () => {
  const { monitor, proc } = setUp();
  const before = await monitor.readNow();
  monitor.chooseSource('proc');
  const after = await monitor.readNow();
  expect(proc.probes).toBe(2);
  expect(after.snapshot?.epoch).toBe(before.snapshot?.epoch);
  expect(after.delta).not.toBeNull();
});

test('three failures in a row lead to another source, and why is told', async () => {
  const { monitor, proc } = setUp();
  const first = await monitor.readNow();
  proc.readFailure = new Error('stuck');
  for (let tick = 0; tick < 3; tick += 1) {
    const { status, snapshot } = await monitor.readNow();
    expect(status.source?.name).toBe('proc');
    expect(snapshot?.epoch).toBe(first.snapshot?.epoch);
  }
  proc.probeFailure = 'cannot-see';
  const { status, snapshot } = await monitor.readNow();
  expect(status.source).toEqual({
    name: 'systeminformation',
    failures: [{ source: 'proc', code: 'cannot-see', detail: null }],
  });
  expect(status.problems.map(({ code }) => code)).toEqual(['settings-damaged']);
  expect([...(snapshot?.rows.keys() ?? [])]).toEqual(['library/door']);
});

test('two failures and a success do not add up to three', async () => {
  const { monitor, proc } = setUp();
  await monitor.readNow();
  for (let round = 0; round < 2; round += 1) {
    proc.readFailure = new Error('stuck');
    await monitor.readNow();
    await monitor.readNow();
    proc.readFailure = null;
    await monitor.readNow();
  }
  expect(proc.probes).toBe(1);
});

test('a source that fails three times and still passes its probe goes on in the same epoch', async () => {
  const { monitor, proc } = setUp();
  const first = await monitor.readNow();
  const row = first.snapshot?.rows.get('proc/door');
  proc.readFailure = new Error('stuck');
  for (let tick = 0; tick < 3; tick += 1) await monitor.readNow();
  proc.readFailure = null;
  const { snapshot, delta } = await monitor.readNow();
  expect(proc.probes).toBe(2);
  expect(snapshot?.epoch).toBe(first.snapshot?.epoch);
  expect(snapshot?.rows.get('proc/door')).toBe(row);
  expect(delta).not.toBeNull();
});

test('while a lesser source serves, the better one is tried again after a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { monitor, proc, library } = setUp();
  proc.probeFailure = 'failed';
  const before = await monitor.readNow();
  expect(before.status.source?.name).toBe('systeminformation');
  proc.probeFailure = null;
  vi.setSystemTime(Date.now() + MINUTE - 1);
  expect((await monitor.readNow()).status.source?.name).toBe('systeminformation');
  expect(proc.probes).toBe(1);
  vi.setSystemTime(Date.now() + 1);
  const after = await monitor.readNow();
  expect(after.status.source).toEqual({ name: 'proc', failures: [] });
  expect(after.snapshot?.epoch).not.toBe(before.snapshot?.epoch);
  expect(after.snapshot?.rows.get('proc/door')?.presentAtStart).toBe(true);
  expect(library.closed).toBe(1);
});

test('a better source that is still out of order changes nothing and is tried once a minute', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { monitor, proc } = setUp();
  proc.probeFailure = 'failed';
  const before = await monitor.readNow();
  vi.setSystemTime(Date.now() + MINUTE);
  await monitor.readNow();
  const after = await monitor.readNow();
  expect(proc.probes).toBe(2);
  expect(after.snapshot).toMatchObject({ epoch: before.snapshot?.epoch, seq: 0 });
});

test('the best source is never given up for being the best', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const { monitor, proc } = setUp();
  await monitor.readNow();
  vi.setSystemTime(Date.now() + 10 * MINUTE);
  await monitor.readNow();
  expect(proc.probes).toBe(1);
});

test('a monitor that was blind for a while does not take old sockets for new', async () => {
  const { monitor, proc, library } = setUp();
  const row = (await monitor.readNow()).snapshot?.rows.get('proc/door');
  proc.probeFailure = 'failed';
  library.probeFailure = 'failed';
  monitor.chooseSource('systeminformation');
  const blind = await monitor.readNow();
  expect([blind.snapshot, blind.status.source]).toEqual([null, null]);
  library.probeFailure = null;
  proc.takenAt += 5000;
  library.takenAt += 5000;
  const after = await monitor.readNow();
  expect(after.delta).toBeNull();
  expect(row).toBeDefined();
  expect(after.snapshot?.rows.get('library/door')).toEqual({ ...row, id: 'library/door' });
});
