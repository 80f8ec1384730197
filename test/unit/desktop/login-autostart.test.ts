import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Autostart } from '../../../electron/desktop/login/login-autostart.ts';

const ENTRY = { name: 'Portico', comments: { '': 'Doors' }, command: ['/opt/portico', '--hidden'] };
let home = '';

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'portico-login-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

function folder(): string {
  return join(home, '.config', 'autostart');
}

function file(): string {
  return join(folder(), 'portico.desktop');
}

function autostart(environment: NodeJS.ProcessEnv = {}): Autostart {
  return new Autostart(ENTRY, { HOME: home, ...environment });
}

test('where nothing was switched on nothing is written', async () => {
  expect(await autostart().isOn()).toBe(false);
  expect(await readdir(home)).toEqual([]);
});

test('switched on there is one file, and switched off there is none', async () => {
  await autostart().set(true);
  expect(await autostart().isOn()).toBe(true);
  expect(await readdir(folder())).toEqual(['portico.desktop']);
  await autostart().set(false);
  expect(await autostart().isOn()).toBe(false);
  expect(await readdir(folder())).toEqual([]);
});

test('what the user does to the file holds: it is off once it is removed, or hidden', async () => {
  const item = autostart();
  await item.set(true);
  await rm(file());
  expect(await item.isOn()).toBe(false);
  await writeFile(file(), '[Desktop Entry]\nType=Application\nExec=/opt/portico\nHidden=true\n');
  expect(await item.isOn()).toBe(false);
  await item.set(true);
  expect(await item.isOn()).toBe(true);
});

test('switching off what is off is no error', async () => {
  await expect(autostart().set(false)).resolves.toBeUndefined();
});

test('the user’s own place for settings goes before ~/.config, where it is a whole path', async () => {
  const elsewhere = join(home, 'elsewhere');
  await autostart({ XDG_CONFIG_HOME: elsewhere }).set(true);
  expect(await readdir(join(elsewhere, 'autostart'))).toEqual(['portico.desktop']);
  await autostart({ XDG_CONFIG_HOME: 'relative' }).set(true);
  expect(await readdir(folder())).toEqual(['portico.desktop']);
});

test('an entry whose program is gone is made to start this one', async () => {
  await mkdir(folder(), { recursive: true });
  await writeFile(file(), `[Desktop Entry]\nExec="${home}/Portico-0.1.AppImage" --hidden\n`);
  await autostart().followProgram();
  expect(await readFile(file(), 'utf8')).toContain('Exec="/opt/portico" "--hidden"');
});

test.each([
  ['names a program that is there', () => `[Desktop Entry]\nExec="${process.execPath}" --mine\n`],
  ['is switched off', () => `[Desktop Entry]\nExec=${home}/gone\nHidden=true\n`],
  ['names a program by its name alone', () => '[Desktop Entry]\nExec=portico\n'],
])('an entry that %s stays as it is', async (_what, text) => {
  await mkdir(folder(), { recursive: true });
  await writeFile(file(), text());
  await autostart().followProgram();
  expect(await readFile(file(), 'utf8')).toBe(text());
});

test('no entry comes from looking after one', async () => {
  await autostart().followProgram();
  expect(await readdir(home)).toEqual([]);
});

test('a folder that cannot be had is told as an error, not as “off”', async () => {
  await writeFile(join(home, '.config'), 'a file');
  await expect(autostart().set(true)).rejects.toThrow();
  await expect(autostart().isOn()).rejects.toThrow('ENOTDIR');
});
