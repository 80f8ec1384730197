import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NO_HOOKS } from '../../../../electron/monitor/hooks/hook-file.ts';
import { HookStore } from '../../../../electron/monitor/hooks/hook-store.ts';
import { tempFolder } from '../../../support/temp-folder.ts';

async function open(folder: string): Promise<HookStore> {
  const store = new HookStore(folder);
  await store.load();
  return store;
}

function write(folder: string, text: string, mode = 0o600): string {
  const path = join(folder, 'hooks.json');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

test('at first there are none', async () => {
  const store = await open(tempFolder());
  expect([store.hooks, store.problem]).toEqual([NO_HOOKS, null]);
});

test('they are read again as they were saved, by their owner alone, and another process notices', async () => {
  const folder = tempFolder();
  const [mine, theirs] = [await open(folder), await open(folder)];
  const hooks = { command: ['/bin/echo', '', 'a b'], webhook: 'http://127.0.0.1:1/' };
  await mine.save(hooks);
  expect(statSync(mine.path).mode & 0o777).toBe(0o600);
  expect([await theirs.refresh(), theirs.hooks]).toEqual([true, hooks]);
  expect(await theirs.refresh()).toBe(false);
});

test.each([
  '{',
  '[]',
  '{"schemaVersion":2,"command":null,"webhook":null}',
  '{"schemaVersion":1,"command":"rm -rf","webhook":null}',
  '{"schemaVersion":1,"command":[],"webhook":null}',
  '{"schemaVersion":1,"command":[""],"webhook":null}',
  '{"schemaVersion":1,"command":["/bin/a\\u0000b"],"webhook":null}',
  '{"schemaVersion":1,"command":null,"webhook":"file:///etc/passwd"}',
  '{"schemaVersion":1,"command":null,"webhook":null,"shell":true}',
])('a file with %s is told and left alone, and hooks are off', async (text) => {
  const folder = tempFolder();
  const path = write(folder, text);
  const store = await open(folder);
  expect([store.hooks, store.problem]).toMatchObject([NO_HOOKS, { code: 'hooks-damaged', path }]);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test.skipIf(process.platform === 'win32')(
  'a file that others may write runs nothing, until they may not',
  async () => {
    const folder = tempFolder();
    const text = '{"schemaVersion":1,"command":["/bin/true"],"webhook":null}';
    const path = write(folder, text, 0o620);
    const store = await open(folder);
    expect(store).toMatchObject({ hooks: NO_HOOKS, problem: { detail: 'others may write it' } });
    chmodSync(path, 0o600);
    expect([await store.refresh(), store.hooks.command]).toEqual([true, ['/bin/true']]);
  },
);

test('a file that cannot be read is told', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'hooks.json'));
  expect((await open(folder)).problem).toMatchObject({ code: 'hooks-unreadable' });
});
