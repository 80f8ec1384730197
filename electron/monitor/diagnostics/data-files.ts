import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataFile } from '../../../shared/diagnostics/diagnostics.ts';

/** Files that Portico makes, and what it sets aside of them; others may have names that tell of somebody. */
const OWN = /^(settings|hooks|expected|findings|registry|history|portico)[\w.-]*$/;

/** Sizes of what Portico keeps in its data folder; none where it cannot be looked into. */
export async function dataFiles(folder: string): Promise<readonly DataFile[]> {
  return [...(await ownFiles(folder, '')), ...(await ownFiles(folder, 'logs'))];
}

async function ownFiles(folder: string, below: string): Promise<readonly DataFile[]> {
  const names = await readdir(join(folder, below)).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => OWN.test(name))
      .sort()
      .map(async (name): Promise<DataFile | null> => {
        const found = await stat(join(folder, below, name)).catch(() => null);
        return found?.isFile()
          ? { name: below ? `${below}/${name}` : name, bytes: found.size }
          : null;
      }),
  );
  return files.filter((file) => file !== null);
}
