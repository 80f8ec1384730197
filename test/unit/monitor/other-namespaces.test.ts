import { describe, expect, onTestFinished, test } from 'vitest';
import { Monitor } from '../../../electron/monitor/monitor.ts';
import { MonitorProcess } from '../../../electron/monitor/monitor-process.ts';
import { SettingsStore } from '../../../electron/monitor/settings/settings-store.ts';
import type { Beat } from '../../../electron/monitor/sources/source.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import { makeHost } from '../../support/make-host.ts';
import { makeRaw } from '../../support/make-raw.ts';
import { onlyOn } from '../../support/only-on.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';
import { scriptedMonitor } from '../../support/scripted-monitor.ts';
import { hintedOwners, ScriptedSource } from '../../support/scripted-source.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** A source that reads other namespaces, and doors alone. */
class NamespacesSource extends ScriptedSource {
  override readonly doorsIntervalMs = 250 as never;
  readonly switches: boolean[] = [];
  readonly beats: Beat[] = [];

  includeNamespaces(on: boolean): void {
    this.switches.push(on);
  }

  override async read(signal: AbortSignal, beat: Beat = 'all') {
    this.beats.push(beat);
    return await super.read(signal);
  }
}

function setUp(source: ScriptedSource, otherNamespaces?: boolean): Monitor {
  const monitor = new Monitor({
    sources: new Map([[source.name, () => source]]),
    owners: hintedOwners(),
    host: makeHost({ dynamicRange: null }),
    choice: 'auto',
    intervalMs: 60_000,
    ...(otherNamespaces !== undefined && { otherNamespaces }),
    limitMs: 60_000,
    selfPids: new Set(),
    wait: false,
    standingProblems: () => [],
  });
  onTestFinished(() => monitor.stop());
  return monitor;
}

test('the source is told before each reading whether to look into other namespaces', async () => {
  const source = new NamespacesSource('netlink');
  const monitor = setUp(source);
  await monitor.readNow();
  monitor.includeNamespaces(true);
  await monitor.readNow();
  monitor.includeNamespaces(false);
  await monitor.readNow();
  expect(source.switches).toEqual([false, true, false]);
});

test('the first reading looks into them where that is asked for from the start', async () => {
  const source = new NamespacesSource('netlink');
  await setUp(source, true).readNow();
  expect(source.switches).toEqual([true]);
});

test('a switch that was turned makes the next reading one of everything', async () => {
  const source = new NamespacesSource('netlink');
  const monitor = setUp(source);
  monitor.start();
  await eventually(() => source.beats.includes('doors')).toBe(true);
  const before = source.beats.filter((beat) => beat === 'all').length;
  monitor.includeNamespaces(true);
  await eventually(() => source.beats.filter((beat) => beat === 'all').length).toBe(before + 1);
});

test('a source that cannot see other namespaces is named, and only where they are wanted', async () => {
  const source = new ScriptedSource('proc');
  const monitor = setUp(source);
  expect((await monitor.readNow()).status.problems).toEqual([]);
  monitor.includeNamespaces(true);
  const { problems } = (await monitor.readNow()).status;
  expect(problems).toEqual([{ code: 'namespaces-unsupported', source: 'proc' }]);
});

test('a door of a container is not taken for the same door here when the source changes', async () => {
  const { monitor, proc, library } = scriptedMonitor();
  proc.sockets = [makeRaw({ key: 'proc/inside', netns: '22' })];
  library.sockets = [makeRaw({ key: 'library/here' })];
  await monitor.readNow();
  monitor.chooseSource('systeminformation');
  const { snapshot } = await monitor.readNow();
  expect(snapshot?.rows.get('library/here')).toMatchObject({ netns: null, presentAtStart: false });
});

test('the setting is off until it is set, and kept', async () => {
  const folder = tempFolder();
  const store = new SettingsStore(folder);
  expect((await store.load()).otherNamespaces).toBe(false);
  await store.change({ otherNamespaces: true });
  expect((await new SettingsStore(folder).load()).otherNamespaces).toBe(true);
});

describe('the monitor of this machine', () => {
  onlyOn('linux', 'elsewhere no source of that name serves');
  allowTime();

  test('obeys the setting from the next reading on', async () => {
    const messages: ServerMessage[] = [];
    const monitor = new MonitorProcess({
      send: (message) => {
        if (message.kind === 'message') messages.push(message.message);
      },
      onMessage: () => {},
      onClose: () => {},
    });
    onTestFinished(() => monitor.stop());
    const setup = { dataFolder: tempFolder(), version: '1', selfPids: [], intervalMs: 60_000 };
    monitor.receive({ kind: 'start', setup: { ...setup, source: 'proc' } });
    monitor.receive({ kind: 'open', client: 1, mayAct: true });
    const say = (message: ClientMessage) =>
      monitor.receive({ kind: 'message', client: 1, message });
    const argument = { otherNamespaces: true };
    say({ type: 'request', id: 1, command: 'changeSettings', argument });
    const answered = (id: number) =>
      messages.some((message) => message.type === 'response' && message.id === id);
    await eventually(() => answered(1)).toBe(true);
    say({ type: 'request', id: 2, command: 'refresh', argument: null });
    await eventually(() => answered(2)).toBe(true);
    say({ type: 'subscribe' });
    // From its sources the monitor has no history, and may say so already.
    const problems = expect.arrayContaining([{ code: 'namespaces-unsupported', source: 'proc' }]);
    await eventually(() => messages.find(({ type }) => type === 'snapshot')).toMatchObject({
      status: { problems },
    });
  });
});
