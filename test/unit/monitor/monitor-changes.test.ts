import { expect, test } from 'vitest';
import type { Attributions, OwnerReader } from '../../../electron/monitor/owners/owners.ts';
import { NO_OWNER } from '../../../electron/monitor/owners/owners.ts';
import { deltaSize } from '../../../shared/diff/delta.ts';
import { byProc } from '../../support/five-thousand.ts';
import { makeConnection, makeRaw } from '../../support/make-raw.ts';
import { scriptedMonitor } from '../../support/scripted-monitor.ts';
import { hintedOwners } from '../../support/scripted-source.ts';
import { TableSource } from '../../support/table-source.ts';

const door = makeRaw({ key: 'door' });
const other = makeRaw({ key: 'other', local: { address: '0.0.0.0', port: 22 } });
const guest = makeConnection({ key: 'guest', local: door.local });

function setUp(options: Parameters<typeof scriptedMonitor>[0] = {}, doorsIntervalMs?: number) {
  const netlink = new TableSource(doorsIntervalMs);
  return { netlink, ...scriptedMonitor({ netlink, ...options }) };
}

const keysOf = (rows: ReadonlyMap<string, unknown> | undefined) => [...(rows?.keys() ?? [])];

test('changes lead to the same rows and deltas as whole readings do', async () => {
  const { netlink, monitor } = setUp();
  netlink.sockets = [door];
  const first = await monitor.readNow();
  expect(keysOf(first.snapshot?.rows)).toEqual(['door']);
  netlink.takenAt += 1000;
  netlink.sockets = [{ ...door, uid: 5 }, guest];
  const { delta, snapshot } = await monitor.readNow();
  expect([keysOf(delta?.opened), keysOf(delta?.changed)]).toEqual([['guest'], ['door']]);
  expect(snapshot?.rows.get('guest')).toMatchObject({ role: 'inbound', presentAtStart: false });
  netlink.sockets = [];
  const gone = await monitor.readNow();
  expect(keysOf(gone.delta?.closed)).toEqual(['door', 'guest']);
  expect(gone.snapshot).toMatchObject({ seq: 2, rows: new Map() });
  expect(netlink.whole).toEqual([true, false, false]);
});

test('doors are read between the readings of everything, and close no connection', async () => {
  const { netlink, monitor, published } = setUp({}, 5);
  netlink.sockets = [door, guest];
  monitor.start();
  await expect.poll(() => netlink.beats.length).toBeGreaterThan(2);
  expect(netlink.beats.slice(0, 3)).toEqual(['all', 'doors', 'doors']);
  netlink.sockets = [door, other];
  await expect.poll(() => monitor.latest?.snapshot?.seq).toBe(1);
  // The connection is gone, and only a reading of everything tells.
  expect(keysOf(monitor.latest?.snapshot?.rows)).toEqual(['door', 'guest', 'other']);
  const { snapshot } = await monitor.readNow();
  expect(keysOf(snapshot?.rows)).toEqual(['door', 'other']);
  const moved = published.filter(({ delta }) => delta !== null && deltaSize(delta) > 0);
  expect(moved.map(({ delta }) => [keysOf(delta?.opened), keysOf(delta?.closed)])).toEqual([
    [['other'], []],
    [[], ['guest']],
  ]);
});

test('everything is read at its own interval, however often doors are', async () => {
  const { netlink, monitor } = setUp({ intervalMs: 40 }, 4);
  monitor.start();
  await expect.poll(() => netlink.beats.filter((beat) => beat === 'all').length).toBeGreaterThan(2);
  const between = netlink.beats.join(' ').split('all').slice(1, -1);
  for (const doors of between) expect(doors).toContain('doors');
});

test('a reading of everything that is asked for is not served by one of doors under way', async () => {
  const { netlink, monitor } = setUp({}, 5);
  let go: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    go = resolve;
  });
  netlink.during = async (beat) => {
    if (beat === 'doors') await held;
  };
  netlink.sockets = [door, guest];
  monitor.start();
  await expect.poll(() => netlink.beats.at(-1)).toBe('doors');
  netlink.sockets = [door];
  const asked = monitor.readNow();
  go();
  expect(keysOf((await asked).snapshot?.rows)).toEqual(['door']);
});

test('a reading lost on its way opens and closes nothing falsely in the next', async () => {
  const owners = hintedOwners();
  let failure: Error | null = null;
  const attribute: OwnerReader['attribute'] = async (changes, options) => {
    if (failure) throw failure;
    return await owners.attribute(changes, options);
  };
  const { netlink, monitor } = setUp({ owners: { ...owners, attribute } });
  netlink.sockets = [door, guest];
  const first = await monitor.readNow();
  const kept = first.snapshot?.rows.get('guest');
  failure = new Error('no owners today');
  netlink.sockets = [other, guest];
  const lost = await monitor.readNow();
  expect(lost.status.problems.map(({ code }) => code)).toContain('source-failed');
  expect([keysOf(lost.snapshot?.rows), netlink.restarts]).toEqual([['door', 'guest'], 1]);
  failure = null;
  const { delta, snapshot } = await monitor.readNow();
  expect(netlink.whole).toEqual([true, false, true]);
  expect(keysOf(delta?.opened)).toEqual(['other']);
  expect(keysOf(delta?.closed)).toEqual(['door']);
  expect(delta?.changed.size).toBe(0);
  expect(snapshot?.rows.get('guest')).toBe(kept);
  expect(snapshot).toMatchObject({ epoch: first.snapshot?.epoch, seq: 1 });
});

test('a source that fails begins anew, and nothing is taken to have opened', async () => {
  const { netlink, monitor } = setUp();
  netlink.sockets = [door, guest];
  await monitor.readNow();
  netlink.failure = new Error('interrupted');
  for (let loss = 0; loss < 3; loss += 1) await monitor.readNow();
  netlink.failure = null;
  const { delta } = await monitor.readNow();
  expect([delta && deltaSize(delta), netlink.whole]).toEqual([0, [true, true]]);
});

test('the first reading after a change of source may be lost: the epoch starts with the next', async () => {
  const owners = hintedOwners();
  let failure: Error | null = null;
  const attribute: OwnerReader['attribute'] = async (changes, options) => {
    if (failure) throw failure;
    return await owners.attribute(changes, options);
  };
  const { netlink, proc, monitor } = setUp({ owners: { ...owners, attribute } });
  netlink.sockets = [door, guest];
  const before = await monitor.readNow();
  proc.sockets = [
    { ...door, key: 'proc/door' },
    { ...guest, key: 'proc/guest' },
  ];
  monitor.chooseSource('proc');
  failure = new Error('no owners today');
  await monitor.readNow();
  failure = null;
  const after = await monitor.readNow();
  expect(after.delta).toBeNull();
  expect(after.snapshot?.epoch).not.toBe(before.snapshot?.epoch);
  expect(keysOf(after.snapshot?.rows)).toEqual(['proc/door', 'proc/guest']);
  expect(after.snapshot?.rows.get('proc/guest')).toMatchObject({
    role: 'inbound',
    firstSeenAt: netlink.takenAt,
    presentAtStart: true,
  });
});

test('from netlink to proc and back 5,000 sockets stay what they are', async () => {
  const { netlink, proc, monitor, published } = setUp();
  const lives = () =>
    [...(monitor.latest?.snapshot?.rows.values() ?? [])].map(
      ({ local, remote, role, firstSeenAt, presentAtStart }) =>
        JSON.stringify([local, remote, role, firstSeenAt, presentAtStart]),
    );
  proc.sockets = byProc();
  proc.takenAt += 5000;
  netlink.sockets = proc.sockets.map((socket, cookie) => ({ ...socket, key: `n/${cookie}` }));
  await monitor.readNow();
  const before = lives();
  for (const choice of ['proc', 'netlink'] as const) {
    monitor.chooseSource(choice);
    const { snapshot, delta, status } = await monitor.readNow();
    expect([status.source?.name, snapshot?.rows.size, delta]).toEqual([choice, 5000, null]);
    expect(lives()).toEqual(before);
    const { delta: quiet } = await monitor.readNow();
    expect(quiet && deltaSize(quiet)).toBe(0);
  }
  expect(new Set(published.map(({ snapshot }) => snapshot?.epoch)).size).toBe(3);
});

test('sockets that passed between two readings are told and never are rows', async () => {
  const { netlink, monitor } = setUp();
  netlink.sockets = [door];
  await monitor.readNow();
  netlink.passed = { sockets: [{ ...guest, key: 'passed' }], dropped: 3 };
  const { delta, snapshot } = await monitor.readNow();
  expect(delta?.passed).toMatchObject({ sockets: [{ id: 'passed', role: 'inbound' }], dropped: 3 });
  expect(keysOf(snapshot?.rows)).toEqual(['door']);
  expect(snapshot?.seq).toBe(1);
  expect((await monitor.readNow()).snapshot?.seq).toBe(1);
});

test('a socket with other owners is a changed row, though its source says nothing of it', async () => {
  const said: Attributions = {
    of: () => NO_OWNER,
    touched: new Set(),
    userOf: () => null,
    hiddenReason: null,
    problems: [],
  };
  let attributions = said;
  const owners: OwnerReader = { attribute: async () => attributions, reset: () => {} };
  const { netlink, monitor } = setUp({ owners });
  netlink.sockets = [door, other];
  await monitor.readNow();
  const held = { ...NO_OWNER, unit: 'door.service' };
  attributions = { ...said, of: () => held, touched: new Set(['door', 'never heard of']) };
  const { delta } = await monitor.readNow();
  expect(keysOf(delta?.changed)).toEqual(['door']);
  expect(delta?.changed.get('door')).toMatchObject({
    before: { unit: null },
    after: { unit: 'door.service' },
  });
});
