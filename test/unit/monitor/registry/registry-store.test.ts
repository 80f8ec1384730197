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
import { RegistryStore } from '../../../../electron/monitor/registry/registry-store.ts';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { IMPORTED_SOURCE } from '../../../../shared/registry/iana-csv.ts';
import { ianaFile, NEW_DATE, NEW_NAME, NEW_PORT } from '../../../support/iana-file.ts';
import { allowTime } from '../../../support/real-processes.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

allowTime();

const FILE = ianaFile();

function setUp() {
  const folder = join(tempFolder(), 'portico');
  return { folder, path: join(folder, 'registry.json'), store: new RegistryStore(folder) };
}

/** A store that has imported the file. */
async function setUpImported() {
  const world = setUp();
  await world.store.load();
  expect(await world.store.import(FILE)).toMatchObject({ ok: true });
  return world;
}

function nameIn(store: RegistryStore): string | null {
  return store.registry.record(NEW_PORT, 'tcp').name;
}

/** Writes the file as another process would, at another time. */
function writeElsewhere(path: string, text: string): void {
  const later = statSync(path).mtimeMs / 1000 + 10;
  writeFileSync(path, text);
  utimesSync(path, later, later);
}

test('without an import the built-in registry serves, and no file is written', async () => {
  const { store, folder } = setUp();
  await store.load();
  const { date, source, size } = builtInRegistry();
  expect(store.info).toEqual({ date, source, records: size, isBuiltIn: true });
  expect([store.imported, store.problems, existsSync(folder)]).toEqual([null, [], false]);
});

test('an import is in force at once and in the next run, readable by its owner alone', async () => {
  const { store, folder, path } = await setUpImported();
  expect(nameIn(store)).toBe(NEW_NAME);
  const next = new RegistryStore(folder);
  await next.load();
  expect(nameIn(next)).toBe(NEW_NAME);
  expect(next.info).toEqual({
    date: NEW_DATE,
    source: IMPORTED_SOURCE,
    records: builtInRegistry().size + 1,
    isBuiltIn: false,
  });
  expect([statSync(folder).mode & 0o777, statSync(path).mode & 0o777]).toEqual([0o700, 0o600]);
});

test('an import says how many rows the file has', async () => {
  const { store } = setUp();
  const result = await store.import(FILE);
  const rows = result.ok ? result.rows : 0;
  expect(rows).toBeGreaterThan(builtInRegistry().size);
});

test.each([
  ['cut', FILE.slice(0, 600_000)],
  ['empty', ''],
  ['a web page', '<!doctype html><title>Not found</title>'],
  ['a foreign table', 'name,price\ntea,3\n'],
])('a file that is %s changes nothing', async (_, csv) => {
  const { store, folder, path } = await setUpImported();
  const before = readFileSync(path);
  expect(await store.import(csv)).toMatchObject({ ok: false });
  expect(nameIn(store)).toBe(NEW_NAME);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(folder)).toEqual(['registry.json']);
});

test('the import before is kept beside the new one', async () => {
  const { store, folder, path } = await setUpImported();
  const before = readFileSync(path, 'utf8');
  await store.import(ianaFile('another-name'));
  expect(nameIn(store)).toBe('another-name');
  expect(readFileSync(join(folder, 'registry.previous.json'), 'utf8')).toBe(before);
});

test('after a reset the built-in registry serves, in the next run too', async () => {
  const { store, folder, path } = await setUpImported();
  expect(await store.reset()).toMatchObject({ isBuiltIn: true });
  const next = new RegistryStore(folder);
  await next.load();
  expect([nameIn(store), nameIn(next), existsSync(path)]).toEqual([null, null, false]);
});

test('a reset without an import does nothing', async () => {
  const { store } = setUp();
  expect(await store.reset()).toMatchObject({ isBuiltIn: true });
});

const DAMAGES: readonly (readonly [string, (text: string) => string])[] = [
  ['with one letter changed', (text) => text.replace(NEW_NAME, 'portico-tesT')],
  ['with another date', (text) => text.replace(NEW_DATE, '2027-01-31')],
  ['cut', (text) => text.slice(0, 100_000)],
  ['empty', () => ''],
  ['of another form', () => '{"date":"2026-01-31"}'],
];

test.each(DAMAGES)(
  'an import that is %s is set aside and told, and the built-in one serves',
  async (_, damage) => {
    const { folder, path } = await setUpImported();
    const damaged = damage(readFileSync(path, 'utf8'));
    writeFileSync(path, damaged);
    const store = new RegistryStore(folder);
    await store.load();
    expect([nameIn(store), store.info.isBuiltIn]).toEqual([null, true]);
    const aside = readdirSync(folder).map((name) => join(folder, name));
    expect(store.problems).toEqual([{ code: 'registry-damaged', movedTo: aside[0] }]);
    expect(aside).toHaveLength(1);
    expect(readFileSync(aside[0] ?? '', 'utf8')).toBe(damaged);
  },
);

test('a damaged import is told until another one is in force', async () => {
  const { store, path } = await setUpImported();
  writeElsewhere(path, 'damaged');
  expect(await store.refresh()).toBe(true);
  expect(store.problems).toMatchObject([{ code: 'registry-damaged' }]);
  await store.import(FILE);
  expect([store.problems, nameIn(store)]).toEqual([[], NEW_NAME]);
});

test('an import by another process is noticed once, and its reset too', async () => {
  const { store, folder } = setUp();
  await store.load();
  expect(await store.refresh()).toBe(false);
  const other = new RegistryStore(folder);
  await other.import(FILE);
  expect([await store.refresh(), nameIn(store)]).toEqual([true, NEW_NAME]);
  expect(await store.refresh()).toBe(false);
  await other.reset();
  expect([await store.refresh(), nameIn(store)]).toEqual([true, null]);
  expect(await store.refresh()).toBe(false);
});

test('our own import is not taken for one by another process', async () => {
  const { store } = await setUpImported();
  expect(await store.refresh()).toBe(false);
  await store.reset();
  expect(await store.refresh()).toBe(false);
});

test('where the folder cannot be written the import fails, and what was in force stays', async () => {
  const file = join(tempFolder(), 'file');
  writeFileSync(file, '');
  const store = new RegistryStore(join(file, 'portico'));
  await store.load();
  await expect(store.import(FILE)).rejects.toThrow();
  expect([nameIn(store), store.imported]).toEqual([null, null]);
});

test('a folder in the place of the file is told like a damaged one', async () => {
  const { store, path } = setUp();
  mkdirSync(path, { recursive: true });
  await store.load();
  expect(store.problems).toMatchObject([{ code: 'registry-damaged' }]);
  expect(store.info.isBuiltIn).toBe(true);
});
