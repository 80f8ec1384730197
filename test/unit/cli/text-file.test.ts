import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTextFile } from '../../../electron/cli/text-file.ts';
import { en } from '../../../shared/messages/en.ts';
import { tempFolder } from '../../support/temp-folder.ts';

test('a file is read up to the last byte that it may have, and no further', async () => {
  const path = join(tempFolder(), 'text');
  writeFileSync(path, '扉です');
  expect(await readTextFile(path, 9, en, 'file')).toBe('扉です');
  await expect(readTextFile(path, 8, en)).rejects.toThrow(
    `${path} is larger than 8 bytes and was not read.`,
  );
});

test('a folder is told to be no file', async () => {
  const folder = tempFolder();
  await expect(readTextFile(folder, 10_000, en)).rejects.toThrow(
    `${folder} cannot be read: it is no file.`,
  );
});

test('what never ends is read no further than a file would be, or not at all', async (context) => {
  onlyOnLinux(context);
  await expect(readTextFile('/dev/zero', 100_000, en)).rejects.toThrow('is larger than');
  await expect(readTextFile('/dev/zero', 100_000, en, 'file')).rejects.toThrow('it is no file');
});

function onlyOnLinux({ skip }: { skip: (condition: boolean, why: string) => void }): void {
  skip(process.platform !== 'linux', 'this device is one of Linux');
}
