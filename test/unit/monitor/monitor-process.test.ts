import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type {
  FromMonitor,
  MonitorSetup,
  ToldMonitor,
} from '../../../electron/monitor/host/wire.ts';
import { MonitorProcess } from '../../../electron/monitor/monitor-process.ts';
import { RegistryStore } from '../../../electron/monitor/registry/registry-store.ts';
import type { MonitorEvent } from '../../../shared/api/events.ts';
import type { ClientMessage, ServerMessage } from '../../../shared/api/messages.ts';
import { CONTRACT_VERSION } from '../../../shared/api/messages.ts';
import { partsOf } from '../../../shared/api/registry-upload.ts';
import { decodeRows } from '../../../shared/columns/socket-columns.ts';
import { DEFAULT_SETTINGS } from '../../../shared/model/settings.ts';
import type { Summary } from '../../../shared/summary/summary.ts';
import { ianaFile, NEW_DATE, NEW_NAME, NEW_PORT } from '../../support/iana-file.ts';
import { onlyOn } from '../../support/only-on.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';
import { tempFolder } from '../../support/temp-folder.ts';

onlyOn('linux', 'the sources are those of Linux');
allowTime();

/** The monitor of this machine, in this process: its host is the test. */
function setUp(setup: Partial<MonitorSetup> = {}) {
  const messages = new Map<number, ServerMessage[]>();
  const batches: (readonly MonitorEvent[])[] = [];
  const summaries: Summary[] = [];
  const themes: string[] = [];
  const monitor = new MonitorProcess({
    send: (message: FromMonitor) => {
      if (message.kind === 'events') batches.push(message.events);
      else if (message.kind === 'summary') summaries.push(message.summary);
      else if (message.kind === 'settings') themes.push(message.settings.theme);
      else if (message.kind === 'message')
        messages.set(message.client, [...to(message.client), message.message]);
    },
    onMessage: () => {},
    onClose: () => {},
  });
  const to = (client: number) => messages.get(client) ?? [];
  const tell = (message: ToldMonitor) => monitor.receive(message);
  const say = (client: number, message: ClientMessage) =>
    tell({ kind: 'message', client, message });
  onTestFinished(() => monitor.stop());
  tell({
    kind: 'start',
    setup: { dataFolder: tempFolder(), version: '1.2.3', selfPids: [], ...setup },
  });
  return { tell, say, to, batches, summaries, themes };
}

const SLOW = { intervalMs: 60_000 };

test('a client that comes at once is welcomed and given the sockets of this machine', async () => {
  const { tell, say, to } = setUp(SLOW);
  tell({ kind: 'open', client: 1, mayAct: true });
  say(1, { type: 'hello', contract: CONTRACT_VERSION });
  say(1, { type: 'subscribe' });
  await eventually(() => to(1).map(({ type }) => type)).toEqual([
    'welcome',
    'findings',
    'snapshot',
  ]);
  expect(to(1)[0]).toMatchObject({ version: '1.2.3', host: { os: 'linux' } });
  expect(to(1)[2]).toMatchObject({ status: { source: { name: 'netlink', failures: [] } } });
});

test('changed settings are answered and told to every client', async () => {
  const { tell, say, to } = setUp(SLOW);
  tell({ kind: 'open', client: 1, mayAct: true });
  tell({ kind: 'open', client: 2, mayAct: true });
  const argument = { intervalMs: 30_000 };
  say(1, { type: 'request', id: 5, command: 'changeSettings', argument });
  const settings = { ...DEFAULT_SETTINGS, ...argument };
  await eventually(() => to(2)).toEqual([{ type: 'settings', settings }]);
  await eventually(() => to(1)).toContainEqual({
    type: 'response',
    id: 5,
    answer: { ok: true, value: settings },
  });
});

test('a source set by the user serves from the next reading on', async () => {
  const { tell, say, to } = setUp({ ...SLOW, source: 'proc' });
  tell({ kind: 'open', client: 1, mayAct: true });
  say(1, { type: 'subscribe' });
  await eventually(() => to(1)).toMatchObject([
    { type: 'snapshot', status: { source: { name: 'proc', failures: [] } } },
  ]);
});

test('a reading asked for comes without waiting for the interval', async () => {
  const { tell, say, to } = setUp(SLOW);
  tell({ kind: 'open', client: 1, mayAct: true });
  say(1, { type: 'request', id: 1, command: 'refresh', argument: null });
  await eventually(() => to(1)).toEqual([
    { type: 'response', id: 1, answer: { ok: true, value: null } },
  ]);
});

test('events begin with the sockets that are there', async () => {
  const { tell, batches } = setUp(SLOW);
  tell({ kind: 'watch' });
  await eventually(() => batches.length).toBe(1);
  expect(batches[0]?.[0]).toMatchObject({ type: 'snapshot', sockets: expect.any(Array) });
});

/** Listens where only the file of a test has a name for the port. */
async function openNamedDoor(): Promise<void> {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(NEW_PORT, '127.0.0.1', resolve);
  });
}

test('a tray is told what is there and what comes, though nobody looks', async () => {
  const { tell, summaries } = setUp();
  tell({ kind: 'watch-summary', on: true });
  await eventually(() => summaries).toMatchObject([{ sockets: expect.anything(), findings: null }]);
  const server = createServer().listen(0, '0.0.0.0');
  onTestFinished(() => void server.close());
  await eventually(() => summaries.length).toBeGreaterThan(1);
});

test('an imported registry is told to every client, and rows change to its names at once', async () => {
  await openNamedDoor();
  const { tell, say, to } = setUp(SLOW);
  tell({ kind: 'open', client: 1, mayAct: true });
  tell({ kind: 'open', client: 2, mayAct: false });
  say(1, { type: 'subscribe' });
  await eventually(() => to(1).map(({ type }) => type)).toEqual(['snapshot']);
  const [snapshot] = to(1);
  if (snapshot?.type !== 'snapshot') throw new Error('there is no snapshot');
  const { epoch } = snapshot;
  say(1, { type: 'ack', epoch, seq: snapshot.seq });
  const texts = partsOf(ianaFile());
  for (const [part, text] of texts.entries()) {
    const argument = { upload: 'a', part, parts: texts.length, text };
    say(2, { type: 'request', id: part, command: 'importRegistry', argument });
  }
  const registry = { date: NEW_DATE, isBuiltIn: false };
  for (const client of [1, 2]) {
    await eventually(() => to(client).filter(({ type }) => type === 'registry')).toMatchObject([
      { registry },
    ]);
  }
  const names = () => {
    const deltas = to(1).filter((message) => message.type === 'delta');
    // Other tests open and close doors meanwhile, and the next delta comes when the last one was taken.
    const last = deltas.at(-1);
    if (last) say(1, { type: 'ack', epoch, seq: last.to });
    return deltas
      .flatMap(({ changed }) => decodeRows(changed))
      .filter(({ local }) => local.port === NEW_PORT)
      .map(({ service }) => service?.name);
  };
  await eventually(names).toEqual([NEW_NAME]);
});

test('an import by another process is in force after the next reading', async () => {
  const dataFolder = tempFolder();
  const { tell, say, to } = setUp({ ...SLOW, dataFolder });
  tell({ kind: 'open', client: 1, mayAct: true });
  say(1, { type: 'subscribe' });
  await eventually(() => to(1).length).toBe(1);
  await new RegistryStore(dataFolder).import(ianaFile());
  say(1, { type: 'request', id: 1, command: 'refresh', argument: null });
  await eventually(() => to(1).filter(({ type }) => type === 'registry')).toMatchObject([
    { registry: { date: NEW_DATE, isBuiltIn: false } },
  ]);
});

test('a damaged import is told with every reading, and the built-in registry serves', async () => {
  const dataFolder = tempFolder();
  writeFileSync(join(dataFolder, 'registry.json'), '{"date":"2026-01-31"}');
  const { tell, say, to } = setUp({ ...SLOW, dataFolder });
  tell({ kind: 'open', client: 1, mayAct: true });
  say(1, { type: 'hello', contract: CONTRACT_VERSION });
  say(1, { type: 'subscribe' });
  // Run from its sources, the monitor has no thread to keep a history in, and says that as well.
  const problems = expect.arrayContaining([expect.objectContaining({ code: 'registry-damaged' })]);
  await eventually(() => to(1).filter(({ type }) => type !== 'findings')).toMatchObject([
    { type: 'welcome', registry: { isBuiltIn: true } },
    { type: 'snapshot', status: { problems } },
  ]);
});

test('a host that watches the settings hears them at once, and whenever one changes', async () => {
  const { tell, say, themes } = setUp(SLOW);
  tell({ kind: 'open', client: 1, mayAct: true });
  tell({ kind: 'watch-settings' });
  await eventually(() => themes).toEqual(['system']);
  const argument = { theme: 'dark' };
  say(1, { type: 'request', id: 1, command: 'changeSettings', argument });
  await eventually(() => themes).toEqual(['system', 'dark']);
});

test('starting at login is told to be nothing that this host can do', async () => {
  const { tell, say, to } = setUp(SLOW);
  tell({ kind: 'open', client: 1, mayAct: true });
  say(1, { type: 'request', id: 1, command: 'changeLoginStart', argument: { on: true } });
  const value = { state: 'unavailable', why: 'no-desktop' };
  await eventually(() => to(1)).toContainEqual({
    type: 'response',
    id: 1,
    answer: { ok: true, value },
  });
});
