import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  peekSettings,
  SettingsStore,
} from '../../../../electron/monitor/settings/settings-store.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

function setUp(text?: string) {
  const folder = join(tempFolder(), 'portico');
  const path = join(folder, 'settings.json');
  if (text !== undefined) {
    mkdirSync(folder);
    writeFileSync(path, text);
  }
  return { folder, path, store: new SettingsStore(folder) };
}

/** Writes the file as another process would, at another time. */
function writeElsewhere(path: string, text: string): void {
  const later = statSync(path).mtimeMs / 1000 + 10;
  writeFileSync(path, text);
  utimesSync(path, later, later);
}

test('without a file the defaults hold, and none is written', async () => {
  const { store, path } = setUp();
  expect(await store.load()).toEqual(DEFAULT_SETTINGS);
  expect(store.problems).toEqual([]);
  expect(existsSync(path)).toBe(false);
});

test('a change is kept for the next run, readable by its owner alone', async () => {
  const { store, folder, path } = setUp();
  await store.load();
  const changed = { ...DEFAULT_SETTINGS, intervalMs: 500, language: 'ja' };
  expect(await store.change({ intervalMs: 500, language: 'ja' })).toEqual(changed);
  expect(store.settings).toEqual(changed);
  expect(await new SettingsStore(folder).load()).toEqual(changed);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('a file with some settings is filled up by the defaults', async () => {
  const { store } = setUp('{"source":"proc"}');
  expect(await store.load()).toEqual({ ...DEFAULT_SETTINGS, source: 'proc' });
  expect(store.problems).toEqual([]);
});

test('a setting of a newer version is no damage, and stays in the file', async () => {
  const { store, path } = setUp('{"intervalMs":2000,"tray":true}');
  expect(await store.load()).toEqual({ ...DEFAULT_SETTINGS, intervalMs: 2000 });
  await store.change({ language: 'ja' });
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ tray: true, language: 'ja' });
});

test.each([
  ['no JSON', '{"source":'],
  ['a setting out of its range', '{"intervalMs":10}'],
  ['another type of setting', '{"language":["en"]}'],
  ['no object', '[]'],
  ['nothing', ''],
])('a file that holds %s is set aside and told, and the defaults hold', async (_, text) => {
  const { store, folder, path } = setUp(text);
  expect(await store.load()).toEqual(DEFAULT_SETTINGS);
  const aside = readdirSync(folder).map((name) => join(folder, name));
  expect(aside).toHaveLength(1);
  expect(store.problems).toEqual([{ code: 'settings-damaged', movedTo: aside[0] }]);
  expect(aside[0]).not.toBe(path);
  expect(readFileSync(aside[0] ?? '', 'utf8')).toBe(text);
});

test('a damaged file is told by the run that found it and by no later one', async () => {
  const { store, folder } = setUp('damaged');
  await store.load();
  await store.change({ intervalMs: 700 });
  expect(store.problems).toHaveLength(1);
  const next = new SettingsStore(folder);
  expect(await next.load()).toEqual({ ...DEFAULT_SETTINGS, intervalMs: 700 });
  expect(next.problems).toEqual([]);
});

test('where the folder cannot be written, settings hold for this run and that is told', async () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  const store = new SettingsStore(join(file, 'portico'));
  expect(await store.load()).toEqual(DEFAULT_SETTINGS);
  const changed = { ...DEFAULT_SETTINGS, intervalMs: 900 };
  expect(await store.change({ intervalMs: 900 })).toEqual(changed);
  expect(store.settings).toEqual(changed);
  expect(store.problems).toEqual([{ code: 'settings-unwritable', detail: expect.any(String) }]);
  expect(await store.refresh()).toBe(false);
});

test('a change by another process is noticed once', async () => {
  const { store, path } = setUp('{"intervalMs":500}');
  await store.load();
  expect(await store.refresh()).toBe(false);
  writeElsewhere(path, '{"intervalMs":750}');
  expect(await store.refresh()).toBe(true);
  expect(store.settings.intervalMs).toBe(750);
  expect(await store.refresh()).toBe(false);
});

test('our own change is not taken for one by another process', async () => {
  const { store } = setUp('{"intervalMs":500}');
  await store.load();
  await store.change({ intervalMs: 600 });
  expect(await store.refresh()).toBe(false);
});

test('a file that another process damages is set aside, and the settings stay', async () => {
  const { store, path } = setUp('{"intervalMs":500}');
  await store.load();
  writeElsewhere(path, 'damaged');
  await store.refresh();
  expect(store.settings.intervalMs).toBe(500);
  expect(store.problems).toMatchObject([{ code: 'settings-damaged' }]);
});

test('who only looks gets what is kept, and the defaults for the rest', async () => {
  const { folder } = setUp('{"theme":"dark","ofTheFuture":1}');
  expect(await peekSettings(folder)).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark' });
});

test('who only looks changes nothing, even where the file is damaged or there is none', async () => {
  const { folder, path } = setUp('{"theme":');
  expect(await peekSettings(folder)).toEqual(DEFAULT_SETTINGS);
  expect(readdirSync(folder)).toEqual(['settings.json']);
  expect(readFileSync(path, 'utf8')).toBe('{"theme":');
  expect(await peekSettings(join(folder, 'nowhere'))).toEqual(DEFAULT_SETTINGS);
});
