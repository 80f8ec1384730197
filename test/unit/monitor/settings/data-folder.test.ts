import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { dataFolder, ensureDataFolder } from '../../../../electron/monitor/settings/data-folder.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

test('the folder that the environment names goes first, made absolute', () => {
  expect(dataFolder({ PORTICO_HOME: '/srv/portico' })).toBe(resolve('/srv/portico'));
  expect(dataFolder({ PORTICO_HOME: 'here' })).toBe(resolve('here'));
});

test.each([{}, { PORTICO_HOME: '' }])('else it is a folder of the user: %o', (environment) => {
  const folder = dataFolder(environment);
  expect(isAbsolute(folder)).toBe(true);
  expect(folder).toContain('portico');
  expect(folder.startsWith(process.env.XDG_DATA_HOME ?? homedir())).toBe(true);
});

test('the folder is made with those above it, for its owner alone', async () => {
  const folder = join(tempFolder(), 'a', 'b');
  await ensureDataFolder(folder);
  await ensureDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});
