import { expect, test } from 'vitest';
import { SleepWatch } from '../../../electron/monitor/pace/sleep-watch.ts';
import { makeRaw } from '../../support/make-raw.ts';
import { scriptedMonitor } from '../../support/scripted-monitor.ts';

const door = makeRaw({ key: 'door' });
const other = makeRaw({ key: 'other', local: { address: '0.0.0.0', port: 22 } });
const third = makeRaw({ key: 'third', local: { address: '0.0.0.0', port: 23 } });
const SLEPT_MS = 7_200_000;

/** A monitor whose computer sleeps when the test says so. */
function setUp() {
  let uptimeMs = 0;
  const clocks = { uptimeMs: () => uptimeMs, awakeMs: () => 0 };
  const made = scriptedMonitor({ sleep: new SleepWatch(clocks) });
  return {
    ...made,
    sleeps: () => {
      uptimeMs += SLEPT_MS;
      made.proc.takenAt += SLEPT_MS;
    },
  };
}

test('what opened while the computer slept says between which readings, and no other row does', async () => {
  const { monitor, proc, sleeps } = setUp();
  proc.sockets = [door];
  const before = await monitor.readNow();
  sleeps();
  proc.sockets = [door, other];
  const first = await monitor.readNow();
  expect(first.asleepSince).toBe(before.status.takenAt);
  proc.takenAt += 1000;
  proc.sockets = [door, other, third];
  const second = await monitor.readNow();
  expect(second.asleepSince).toBeNull();
  const since = [...(second.snapshot?.rows.values() ?? [])].map(
    ({ id, asleepSince, firstSeenAt }) => [...[id, asleepSince, firstSeenAt]],
  );
  expect(since).toEqual([
    ['door', null, before.status.takenAt],
    ['other', before.status.takenAt, first.status.takenAt],
    ['third', null, second.status.takenAt],
  ]);
});

test('a reading that fails after the sleep leaves the mark for the next', async () => {
  const { monitor, proc, sleeps } = setUp();
  proc.sockets = [door];
  const before = await monitor.readNow();
  sleeps();
  proc.readFailure = new Error('not yet');
  expect((await monitor.readNow()).asleepSince ?? null).toBeNull();
  proc.readFailure = null;
  proc.sockets = [door, other];
  const { asleepSince, snapshot } = await monitor.readNow();
  expect(asleepSince).toBe(before.status.takenAt);
  expect(snapshot?.rows.get('other')?.asleepSince).toBe(before.status.takenAt);
});

test('before the first reading there is nothing that a sleep could be after', async () => {
  const { monitor, proc, sleeps } = setUp();
  sleeps();
  proc.sockets = [door];
  const { asleepSince, snapshot } = await monitor.readNow();
  expect(asleepSince).toBeNull();
  expect(snapshot?.rows.get('door')).toMatchObject({ asleepSince: null, presentAtStart: true });
});

test('what the host says of sleep marks the next reading', async () => {
  const { monitor, proc } = setUp();
  proc.sockets = [door];
  const before = await monitor.readNow();
  monitor.goesToSleep();
  proc.takenAt += SLEPT_MS;
  proc.sockets = [];
  const { asleepSince, delta } = await monitor.readNow();
  expect(asleepSince).toBe(before.status.takenAt);
  expect([...(delta?.closed.keys() ?? [])]).toEqual(['door']);
});
