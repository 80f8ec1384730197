import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import envPaths from 'env-paths';

/**
 * The one folder in which every host keeps its data: `$PORTICO_HOME`, else the platform's place for it
 * (XDG data home, Application Support, LocalAppData).
 */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment.PORTICO_HOME;
  return chosen ? resolve(chosen) : envPaths('portico', { suffix: '' }).data;
}

/** Makes the folder, readable by its owner alone. */
export async function ensureDataFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/**
 * Replaces a file as a whole, readable by its owner alone. What does it is loaded only here: most commands
 * write nothing.
 * @throws where the folder cannot be written; the file is as it was then
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(path, text, { mode: 0o600 });
}
