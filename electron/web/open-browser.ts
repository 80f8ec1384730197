import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import open from 'open';
import { ensureDataFolder } from '../monitor/settings/data-folder.ts';

/** How long the browser has to read the page that leads to the app, in milliseconds. */
const READ_WITHIN_MS = 20_000;

/** Whether this system has a screen to open a browser on. */
export function hasDisplay(platform: string, environment: NodeJS.ProcessEnv): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

/**
 * Opens the default browser. The arguments of a program can be read by every user of a machine, so the
 * address with its token is not among them: the browser is given a page that only this user can read.
 * @param folder for that page
 * @returns takes the page away
 */
export async function openBrowser(address: string, folder: string): Promise<() => Promise<void>> {
  await ensureDataFolder(folder);
  const path = join(folder, `open-${randomBytes(8).toString('hex')}.html`);
  await writeFile(path, leadingPage(address), { mode: 0o600 });
  const remove = (): Promise<void> => rm(path, { force: true });
  const timer = setTimeout(() => void remove(), READ_WITHIN_MS);
  const child = await open(pathToFileURL(path).href);
  child.on('error', () => {});
  child.unref();
  return () => {
    clearTimeout(timer);
    return remove();
  };
}

function leadingPage(address: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Portico</title><meta http-equiv="refresh" content="0; url=${address}"><a href="${address}">Portico</a>\n`;
}
