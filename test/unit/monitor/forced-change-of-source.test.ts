import { expect, test } from 'vitest';
import { EventSession } from '../../../electron/monitor/sessions/event-session.ts';
import { Hub } from '../../../electron/monitor/sessions/hub.ts';
import { Client } from '../../../shared/api/client.ts';
import type { MonitorEvent } from '../../../shared/api/events.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { fakeHandlers } from '../../support/fake-handlers.ts';
import { BUILT_IN_INFO } from '../../support/fake-registry.ts';
import { byLibrary, byProc } from '../../support/five-thousand.ts';
import { makeHost } from '../../support/make-host.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';
import { scriptedMonitor } from '../../support/scripted-monitor.ts';

allowTime();

type Scripted = ReturnType<typeof scriptedMonitor>;

/** Everything that a reader of single events is told. */
function watch({ monitor }: Scripted): MonitorEvent[] {
  const events: MonitorEvent[] = [];
  const session = new EventSession((batch) => {
    events.push(...batch);
    queueMicrotask(() => session.acknowledge());
  });
  monitor.subscribe((publication) => session.publish(publication));
  return events;
}

/** Everything that a client of the contract is told, over messages that are really structured clones. */
function connect({ monitor }: Scripted) {
  const snapshots: (readonly SocketRow[])[] = [];
  const epochs: string[] = [];
  const touched: number[] = [];
  const nothing = () => {};
  const client = new Client({
    connect: async (handlers) => {
      const hub = new Hub({
        version: '0.0.0',
        host: makeHost(),
        settings: () => DEFAULT_SETTINGS,
        registry: () => BUILT_IN_INFO,
        findings: () => null,
        latest: () => monitor.latest,
        handlers: fakeHandlers(),
        send: (_, message) => {
          const copy = structuredClone(message);
          queueMicrotask(() => handlers.message(copy));
        },
      });
      hub.open(1, true);
      monitor.subscribe((publication) => hub.publish(publication));
      return { send: (message) => hub.receive(1, message), close: nothing };
    },
    events: {
      welcome: nothing,
      snapshot: (rows, _, epoch) => {
        snapshots.push(rows);
        epochs.push(epoch);
      },
      delta: ({ opened, changed, closed }) => {
        touched.push(opened.length + changed.length + closed.length);
      },
      blind: nothing,
      settings: nothing,
      registry: nothing,
      findings: nothing,
      show: nothing,
      update: nothing,
      disconnected: nothing,
    },
    after: () => nothing,
  });
  client.start();
  return { snapshots, epochs, touched };
}

/** What belongs to the life of each socket, whatever its key is called. */
function lives(rows: Iterable<SocketRow>): string[] {
  const facts = [...rows].map(({ protocol, local, remote, role, firstSeenAt, presentAtStart }) =>
    JSON.stringify([protocol, local, remote, role, firstSeenAt, presentAtStart]),
  );
  return facts.sort();
}

test('a forced change of source with 5,000 sockets opens none and closes none', async () => {
  const scripted = scriptedMonitor();
  const { monitor, proc, library } = scripted;
  // One socket is younger than the others: it has to stay so.
  proc.sockets = byProc().slice(1);
  const events = watch(scripted);
  const client = connect(scripted);
  expect((await monitor.readNow()).snapshot?.rows.size).toBe(4999);
  proc.sockets = byProc();
  proc.takenAt += 1000;
  const before = await monitor.readNow();
  await eventually(() => [client.snapshots.length, client.touched.length]).toEqual([1, 1]);

  // Copied now: the map of the rows goes on living.
  const livesBefore = lives(before.snapshot?.rows.values() ?? []);
  library.sockets = byLibrary();
  library.takenAt = proc.takenAt + 1000;
  monitor.chooseSource('systeminformation');
  const after = await monitor.readNow();

  expect(after.status.source).toEqual({ name: 'systeminformation', failures: [] });
  expect(after.snapshot?.rows.size).toBe(5000);
  expect(after.snapshot?.epoch).not.toBe(before.snapshot?.epoch);
  expect(after.delta).toBeNull();
  expect(lives(after.snapshot?.rows.values() ?? [])).toEqual(livesBefore);
  expect(livesBefore.filter((life) => life.endsWith(`${proc.takenAt},false]`))).toHaveLength(1);

  await eventually(() => client.snapshots.length).toBe(2);
  expect(client.epochs).toEqual([before.snapshot?.epoch, after.snapshot?.epoch]);
  expect(lives(client.snapshots[1] ?? [])).toEqual(livesBefore);
  expect(client.touched).toEqual([1]);

  const told = events.filter(({ type }) => type !== 'status').map(({ type }) => type);
  expect(told).toEqual(['snapshot', 'opened', 'snapshot']);
});
