import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ensureDataFolder, replaceFile } from '../../../electron/monitor/settings/data-folder.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('folder and file are for their owner alone, whatever the mask', async ({ skip }) => {
  skip(process.platform === 'win32', 'Windows keeps rights in another way');
  const before = process.umask(0);
  onTestFinished(() => void process.umask(before));
  const folder = join(tempFolder(), 'above', 'portico');
  const path = join(folder, 'kept.json');
  await ensureDataFolder(folder);
  await replaceFile(path, 'first');
  await replaceFile(path, 'second');
  expect([folder, path].map((kept) => statSync(kept).mode % 0o1000)).toEqual([0o700, 0o600]);
});

test('whoever reads a file while it is replaced sees all of the old one or all of the new one', async () => {
  const folder = tempFolder();
  const path = join(folder, 'kept.json');
  const texts = ['a', 'b', 'c'].map((letter) => letter.repeat(1_000_000));
  const seen = new Set<string>();
  const look = (): void => {
    seen.add(readFileSync(path, 'utf8'));
  };
  await replaceFile(path, texts[0] ?? '');
  const looking = setInterval(look, 0);
  for (let round = 0; round < 5; round += 1) {
    for (const text of texts) {
      await replaceFile(path, text);
      look();
    }
  }
  clearInterval(looking);
  expect([...seen].sort()).toEqual(texts);
  expect(readdirSync(folder)).toEqual(['kept.json']);
});
