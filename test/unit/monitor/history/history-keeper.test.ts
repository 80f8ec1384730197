import { copyFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { HistoryLock } from '../../../../electron/monitor/history/history-file.ts';
import { HistoryKeeper } from '../../../../electron/monitor/history/history-keeper.ts';
import type { KeeperReport } from '../../../../electron/monitor/history/protocol.ts';
import { migrate, SCHEMA_VERSION } from '../../../../electron/monitor/history/schema.ts';
import { type DatabaseSync, loadSqlite } from '../../../../electron/monitor/history/sqlite.ts';
import type { HistoryChange } from '../../../../shared/history/changes.ts';
import { HistoryFolder } from '../../../support/history/history-folder.ts';
import { makeListener } from '../../../support/history/make-listener.ts';

// Real files, on a disk that others use too.
vi.setConfig({ testTimeout: 60_000 });
afterAll(() => vi.resetConfig());

const LIMITS = { days: 36_500, bytes: 100_000_000 };
const DAY_MS = 86_400_000;

const keepers: HistoryKeeper[] = [];
afterEach(async () => {
  for (const keeper of keepers.splice(0)) await keeper.close();
});

interface Kept {
  readonly keeper: HistoryKeeper;
  readonly reports: KeeperReport[];
}

async function keep(folder: string, limits = LIMITS): Promise<Kept> {
  const reports: KeeperReport[] = [];
  const keeper = new HistoryKeeper((report) => reports.push(report));
  keepers.push(keeper);
  await keeper.configure({ folder, isOn: true, limits });
  return { keeper, reports };
}

function opened(id: number, firstSeen: number, port = 80): HistoryChange {
  return { kind: 'opened', listener: makeListener({ id, firstSeen, port }) };
}

async function listenersOf(keeper: HistoryKeeper) {
  const question = { from: 0, to: Date.now(), port: null, text: '', most: 1000 };
  return (await keeper.ask('listeners', question)).listeners;
}

test('the file is readable by its owner alone', async () => {
  using lab = new HistoryFolder();
  await keep(lab.folder);
  expect(statSync(lab.path).mode & 0o777).toBe(0o600);
});

test('what was open when a keeper ended is carried to the next one, with how far was watched', async () => {
  using lab = new HistoryFolder();
  const first = await keep(lab.folder);
  const watch = { from: 1_000_000, until: 2_000_000 };
  await first.keeper.write(1, { watch, changes: [opened(1, 1_000_000), opened(2, 1_500_000, 81)] });
  const closed = { kind: 'closed', id: 2, lastSeen: 1_900_000, ended: 1_900_000 } as const;
  await first.keeper.write(1, { watch, changes: [closed] });
  await first.keeper.close();
  const { reports } = await keep(lab.folder);
  expect(reports.at(-1)).toMatchObject({
    state: { state: 'recording' },
    carried: {
      open: [makeListener({ id: 1, firstSeen: 1_000_000, port: 80 })],
      nextId: 3,
      until: 2_000_000,
    },
  });
});

test('while one monitor records, another one only reads, and takes over when the first one ends', async () => {
  using lab = new HistoryFolder();
  const first = await keep(lab.folder);
  const second = await keep(lab.folder);
  expect(second.reports.map(({ state }) => state.state)).toEqual(['reading']);
  await first.keeper.write(1, { watch: null, changes: [opened(1, 1_000_000)] });
  expect(await listenersOf(second.keeper)).toHaveLength(1);
  await second.keeper.write(1, { watch: null, changes: [opened(2, 1_000_000)] });
  expect(await listenersOf(first.keeper)).toHaveLength(1);
  expect(await second.keeper.ask('clear', null)).toBe(false);
  await first.keeper.close();
  await second.keeper.retryNow();
  expect(second.reports.at(-1)).toMatchObject({ state: { state: 'recording' } });
});

test('a file of a newer version is refused and not touched', async () => {
  using lab = new HistoryFolder();
  const { db } = await lab.open();
  db.exec(`PRAGMA user_version = ${SCHEMA_VERSION + 1}; PRAGMA journal_mode = DELETE`);
  db.close();
  const before = readFileSync(lab.path);
  const { keeper, reports } = await keep(lab.folder);
  expect(reports.at(-1)).toMatchObject({ state: { state: 'failed', reason: 'newer' } });
  await expect(listenersOf(keeper)).rejects.toThrow(/version 4/);
  expect(await keeper.ask('facts', null)).toMatchObject({ recording: { reason: 'newer' } });
  expect(readFileSync(lab.path).equals(before)).toBe(true);
});

test('an older file is brought up to date with all that is in it', async () => {
  using lab = new HistoryFolder();
  const Database = await loadSqlite();
  const old: DatabaseSync = new Database(lab.path);
  migrate(old, 1);
  old.exec(`
    INSERT INTO watches VALUES (1000, 9000);
    INSERT INTO doors VALUES (5, 'tcp', 443, '0.0.0.0', NULL, 'any');
    INSERT INTO holders VALUES (6, '{"path":"/usr/bin/web","user":"mika"}');
    INSERT INTO listeners VALUES (7, 5, 6, 99, NULL, 1, 2000, 0, 3000, 0, 1)`);
  old.close();
  const { keeper, reports } = await keep(lab.folder);
  expect(reports.at(-1)).toMatchObject({ state: { state: 'recording' }, movedTo: null });
  expect(await listenersOf(keeper)).toMatchObject([
    { id: 7, port: 443, firstSeen: 2000, lastSeen: 5000, ended: 5000, user: 'mika', pid: 99 },
  ]);
  const action = { kind: 'x', protocol: null, port: 443, pid: 1, program: null, outcome: 'done' };
  await keeper.write(1, { watch: null, changes: [{ kind: 'action', at: 6000, action }] });
  const question = { from: 0, to: 9000, port: null, text: '', most: 10 };
  expect((await keeper.ask('listeners', question)).marks).toMatchObject([
    { at: 6000, type: 'action', kind: 'x', outcome: 'done' },
  ]);
});

test.each([
  [
    'no database at all',
    (path: string) => writeFileSync(path, 'this is no database, and never was one'),
  ],
  ['cut short in its middle', cutShort],
])('a damaged file (%s) is set aside as it is, and a new one begun', async (_, damage) => {
  using lab = new HistoryFolder();
  const { db, writer } = await lab.open();
  const changes = Array.from({ length: 2000 }, (_, index) =>
    opened(index + 1, 1000 + index, index),
  );
  writer.write({ watch: null, changes });
  db.close();
  damage(lab.path);
  const damaged = readFileSync(lab.path);
  const { keeper, reports } = await keep(lab.folder);
  const movedTo = reports.at(-1)?.movedTo ?? '';
  expect(movedTo).toMatch(/history\.db\.damaged-\d+$/);
  expect(readFileSync(movedTo).equals(damaged)).toBe(true);
  expect(reports.at(-1)?.state).toEqual({ state: 'recording' });
  expect(await listenersOf(keeper)).toEqual([]);
});

test('a folder that cannot be written is told as such, and recording begins when it can', async () => {
  using lab = new HistoryFolder();
  const folder = join(lab.folder, 'home');
  writeFileSync(folder, 'a file is in the way');
  const { keeper, reports } = await keep(folder);
  expect(reports.at(-1)).toMatchObject({ state: { state: 'failed', reason: 'unwritable' } });
  const { rmSync } = await import('node:fs');
  rmSync(folder);
  await keeper.retryNow();
  expect(reports.at(-1)?.state).toEqual({ state: 'recording' });
});

test('what cannot be written for lack of room stops recording, and loses nothing of before', async () => {
  using lab = new HistoryFolder();
  const { keeper, reports } = await keep(lab.folder);
  await keeper.write(1, { watch: null, changes: [opened(1, 1_000_000)] });
  await keeper.close();
  // SQLite keeps its own limit to the pages of a file, which is met as a full disk is.
  const failing = await openFull(lab);
  expect(failing.state).toMatchObject({ state: 'failed', reason: 'full' });
  expect(reports[0]?.state).toEqual({ state: 'recording' });
  const again = await keep(lab.folder);
  expect(await listenersOf(again.keeper)).toHaveLength(1);
});

test('clearing deletes everything and begins anew', async () => {
  using lab = new HistoryFolder();
  const { keeper, reports } = await keep(lab.folder);
  const watch = { from: 1000, until: 2000 };
  await keeper.write(1, { watch, changes: [opened(1, 1_000_000)] });
  expect(await keeper.ask('clear', null)).toBe(true);
  expect(reports.at(-1)).toMatchObject({
    session: 2,
    carried: { open: [], nextId: 1, until: null },
  });
  await keeper.write(1, { watch, changes: [opened(9, 1_000_000)] });
  expect(await listenersOf(keeper)).toEqual([]);
  expect(readFileSync(lab.path).includes('doorkeeper')).toBe(false);
});

test('what was switched off is not recorded, and can still be read', async () => {
  using lab = new HistoryFolder();
  const { keeper, reports } = await keep(lab.folder);
  await keeper.write(1, { watch: null, changes: [opened(1, 1_000_000)] });
  await keeper.configure({ folder: lab.folder, isOn: false, limits: LIMITS });
  expect(reports.at(-1)?.state).toEqual({ state: 'off' });
  expect(await listenersOf(keeper)).toHaveLength(1);
  const lock = await HistoryLock.take(lab.folder);
  expect(lock).not.toBeNull();
  lock?.release();
});

test('what is older than the days to keep is deleted, and what is still there stays', async () => {
  using lab = new HistoryFolder();
  const now = Date.now();
  const { keeper } = await keep(lab.folder);
  const old = now - 10 * DAY_MS;
  const changes: HistoryChange[] = [
    opened(1, old, 1),
    opened(2, old, 2),
    { kind: 'closed', id: 2, lastSeen: old + 1000, ended: old + 1000 },
    opened(3, now - DAY_MS, 3),
    { kind: 'closed', id: 3, lastSeen: now - 1000, ended: now - 1000 },
  ];
  await keeper.write(1, { watch: { from: old, until: old + 2000 }, changes });
  await keeper.configure({ folder: lab.folder, isOn: true, limits: { ...LIMITS, days: 7 } });
  expect((await listenersOf(keeper)).map(({ port }) => port)).toEqual([1, 3]);
});

test('where there is more than the room to keep, the oldest is deleted', async () => {
  using lab = new HistoryFolder();
  const { keeper } = await keep(lab.folder);
  const start = Date.now() - DAY_MS;
  const changes = Array.from({ length: 20_000 }, (_, index): HistoryChange[] => [
    opened(index + 1, start + index * 1000, index % 500),
    {
      kind: 'closed',
      id: index + 1,
      lastSeen: start + index * 1000 + 500,
      ended: start + index * 1000 + 500,
    },
  ]).flat();
  await keeper.write(1, { watch: null, changes });
  const before = (await keeper.ask('facts', null)).sizeBytes;
  await keeper.configure({ folder: lab.folder, isOn: true, limits: { ...LIMITS, bytes: 600_000 } });
  await keeper.close();
  expect(statSync(lab.path).size).toBeLessThan(700_000);
  expect(before).toBeGreaterThan(700_000);
  const again = await keep(lab.folder);
  const question = { from: 0, to: Date.now(), port: null, text: '', most: 100_000 };
  const { listeners } = await again.keeper.ask('listeners', question);
  expect(listeners.at(-1)?.id).toBe(20_000);
  expect(listeners[0]?.id).toBeGreaterThan(1000);
});

function cutShort(path: string): void {
  const whole = readFileSync(path);
  whole.fill(0xee, 8192, whole.length - 4096);
  writeFileSync(path, whole);
}

/** A keeper whose file may not grow, as it meets a batch that is larger. */
async function openFull(lab: HistoryFolder): Promise<KeeperReport> {
  const { failureOf } = await import('../../../../electron/monitor/history/failure.ts');
  const { db, writer } = await lab.open();
  db.exec('PRAGMA max_page_count = 1');
  const changes = Array.from({ length: 5000 }, (_, index) => opened(index + 2, 1000, index));
  let state = failureOf(new Error('nothing was thrown'), lab.folder);
  try {
    writer.write({ watch: null, changes });
  } catch (error) {
    state = failureOf(error, lab.folder);
  }
  db.close();
  copyFileSync(lab.path, `${lab.path}.copy`);
  return { state, session: 0, carried: null, movedTo: null };
}
