import { expect, test } from 'vitest';
import { makeConnection, makeRaw } from '../../support/make-raw.ts';
import { scriptedMonitor } from '../../support/scripted-monitor.ts';

const SETTINGS_PROBLEM = { code: 'settings-damaged', movedTo: '/aside' };
const door = makeRaw({ key: 'door', owner: { kind: 'pid', pid: 77, name: 'portico' } });
const other = makeRaw({ key: 'other', local: { address: '0.0.0.0', port: 22 } });

test('the first reading is a snapshot that starts an epoch', async () => {
  const { monitor, proc, published } = scriptedMonitor();
  proc.sockets = [door, other];
  proc.problems = [{ code: 'rows-unreadable', count: 2 }];
  expect(monitor.latest).toBeNull();
  const { snapshot, delta, status } = await monitor.readNow();
  expect(published).toEqual([monitor.latest]);
  expect(delta).toBeNull();
  expect(snapshot).toMatchObject({ epoch: expect.stringMatching(/./), seq: 0, status });
  expect([...(snapshot?.rows.keys() ?? [])]).toEqual(['door', 'other']);
  expect(snapshot?.rows.get('door')).toMatchObject({ self: true, presentAtStart: true });
  expect(status).toEqual({
    takenAt: proc.takenAt,
    tookMs: expect.any(Number),
    source: { name: 'proc', failures: [] },
    sourceFailures: [],
    completeness: { sockets: 2, socketsWithHiddenOwners: 1, reason: 'other-users' },
    problems: [{ code: 'rows-unreadable', count: 2 }, SETTINGS_PROBLEM],
  });
});

test('without hidden owners there is no reason why some are hidden', async () => {
  const { monitor, proc } = scriptedMonitor();
  proc.sockets = [door];
  expect((await monitor.readNow()).status.completeness).toEqual({
    sockets: 1,
    socketsWithHiddenOwners: 0,
    reason: null,
  });
});

test('later readings are deltas, numbered by changes and not by readings', async () => {
  const { monitor, proc } = scriptedMonitor();
  proc.sockets = [door];
  const first = await monitor.readNow();
  const same = await monitor.readNow();
  proc.sockets = [door, other];
  const opened = await monitor.readNow();
  proc.sockets = [{ ...other, uid: 5 }];
  const changed = await monitor.readNow();
  expect([first, same, opened, changed].map(({ snapshot }) => snapshot?.seq)).toEqual([0, 0, 1, 2]);
  expect(new Set([first, same, opened, changed].map(({ snapshot }) => snapshot?.epoch)).size).toBe(
    1,
  );
  expect(same.delta).toMatchObject({ opened: new Map(), changed: new Map(), closed: new Map() });
  expect([...(opened.delta?.opened.keys() ?? [])]).toEqual(['other']);
  expect([...(changed.delta?.closed.keys() ?? [])]).toEqual(['door']);
  expect(changed.delta?.changed.get('other')).toMatchObject({
    before: { uid: null },
    after: { uid: 5, firstSeenAt: opened.snapshot?.rows.get('other')?.firstSeenAt },
  });
});

test('a connection that came to an open door is inbound', async () => {
  const { monitor, proc } = scriptedMonitor();
  const guest = makeConnection({ key: 'guest', local: door.local });
  proc.sockets = [door, guest];
  expect((await monitor.readNow()).snapshot?.rows.get('guest')?.role).toBe('inbound');
});

test('a failed tick keeps the rows, says so, and the next good one takes it back', async () => {
  const { monitor, proc } = scriptedMonitor();
  proc.sockets = [door];
  const before = await monitor.readNow();
  proc.readFailure = new Error('table is locked');
  proc.takenAt += 1000;
  const failed = await monitor.readNow();
  expect(failed.snapshot?.rows).toBe(before.snapshot?.rows);
  expect(failed.snapshot).toMatchObject({ epoch: before.snapshot?.epoch, seq: 0 });
  expect(failed.status.takenAt).toBe(before.status.takenAt);
  expect(failed.status.problems).toEqual([
    SETTINGS_PROBLEM,
    { code: 'source-failed', source: 'proc', detail: 'table is locked' },
  ]);
  const again = await monitor.readNow();
  expect(again.status.problems).toEqual(failed.status.problems);
  proc.readFailure = null;
  const good = await monitor.readNow();
  expect(good.status).toMatchObject({ takenAt: proc.takenAt, problems: [SETTINGS_PROBLEM] });
});

test('a source that hangs is cancelled at the limit, and the next tick goes on', async () => {
  const { monitor, proc } = scriptedMonitor({ limitMs: 20 });
  proc.sockets = [door];
  await monitor.readNow();
  proc.readFailure = 'hang';
  const { status, snapshot } = await monitor.readNow();
  expect(status.problems).toContainEqual({ code: 'source-timed-out', source: 'proc', limitMs: 20 });
  expect(snapshot?.rows.size).toBe(1);
  proc.readFailure = null;
  proc.sockets = [door, other];
  expect((await monitor.readNow()).snapshot?.rows.size).toBe(2);
});

test('owners that cannot be read fail the tick and not the monitor', async () => {
  const { monitor, proc } = scriptedMonitor();
  proc.sockets = [door];
  await monitor.readNow();
  proc.sockets = [
    {
      ...door,
      get owner(): never {
        throw new Error('no owners today');
      },
    },
  ];
  const { status, snapshot } = await monitor.readNow();
  expect(status.problems).toContainEqual({
    code: 'source-failed',
    source: 'proc',
    detail: 'no owners today',
  });
  expect(snapshot?.rows.size).toBe(1);
});

test('where no source can see, that is published and no empty list', async () => {
  const { monitor, proc, library } = scriptedMonitor();
  proc.probeFailure = 'denied';
  library.probeFailure = 'cannot-see';
  const { snapshot, delta, status } = await monitor.readNow();
  expect([snapshot, delta]).toEqual([null, null]);
  expect(status).toMatchObject({
    source: null,
    sourceFailures: [
      { source: 'proc', code: 'denied' },
      { source: 'systeminformation', code: 'cannot-see' },
    ],
    completeness: { sockets: 0, socketsWithHiddenOwners: 0, reason: null },
    problems: [SETTINGS_PROBLEM],
  });
});

test('a first reading that fails shows no rows and says why', async () => {
  const { monitor, proc } = scriptedMonitor();
  proc.readFailure = new Error('gone');
  const { snapshot, status } = await monitor.readNow();
  expect(snapshot).toBeNull();
  expect(status.sourceFailures).toEqual([{ source: 'proc', code: 'failed', detail: 'gone' }]);
});

test('a blind monitor looks again at the next tick', async () => {
  const { monitor, proc, library } = scriptedMonitor();
  proc.probeFailure = 'failed';
  library.probeFailure = 'failed';
  await monitor.readNow();
  proc.probeFailure = null;
  proc.sockets = [door];
  const { snapshot, delta, status } = await monitor.readNow();
  expect(status.source).toEqual({ name: 'proc', failures: [] });
  expect([snapshot?.rows.size, delta]).toEqual([1, null]);
});

test('who ended its subscription hears no more', async () => {
  const { monitor, published } = scriptedMonitor();
  let heard = 0;
  const end = monitor.subscribe(() => {
    heard += 1;
  });
  await monitor.readNow();
  end();
  await monitor.readNow();
  expect([heard, published.length]).toEqual([1, 2]);
});

test('stopping cancels the reading under way, publishes nothing more and closes the source', async () => {
  const { monitor, proc, published } = scriptedMonitor();
  await monitor.readNow();
  proc.readFailure = 'hang';
  const reading = monitor.readNow();
  await expect.poll(() => proc.reads).toBe(2);
  await monitor.stop();
  await reading;
  expect(published).toHaveLength(1);
  expect(proc.closed).toBe(1);
});

test('stopping does not wait for a probe that hangs', async () => {
  const { monitor, proc, library, published } = scriptedMonitor();
  proc.probeFailure = 'hang';
  library.probeFailure = 'failed';
  const reading = expect(monitor.readNow()).rejects.toThrow('without being published');
  await expect.poll(() => proc.probes).toBe(1);
  await monitor.stop();
  await reading;
  expect([published.length, proc.closed]).toEqual([0, 1]);
});
