import { access, mkdir, readFile, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { replaceFile } from '../../monitor/settings/data-folder.ts';
import { type LoginEntry, loginEntryText, readLoginEntry } from './login-entry.ts';

/**
 * Starting at login where the session goes by XDG autostart: a file of our own in the user's autostart folder.
 * What a desktop's settings or the user did to that file holds.
 */
export class Autostart {
  readonly #path: string;
  readonly #entry: LoginEntry;

  constructor(entry: LoginEntry, environment: NodeJS.ProcessEnv = process.env) {
    this.#path = join(configFolder(environment), 'autostart', 'portico.desktop');
    this.#entry = entry;
  }

  /** @throws where there is a file that cannot be read */
  async isOn(): Promise<boolean> {
    const text = await this.#read();
    return text !== null && readLoginEntry(text).on;
  }

  /** @throws where the file cannot be written or removed; it is as it was then */
  async set(on: boolean): Promise<void> {
    if (!on) return rm(this.#path, { force: true });
    await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
    await replaceFile(this.#path, loginEntryText(this.#entry));
  }

  /** Lets an entry whose program is gone, as after an update of an AppImage, start this one. */
  async followProgram(): Promise<void> {
    const text = await this.#read();
    const { on, program } = readLoginEntry(text ?? '');
    if (text === null || !on || program === null || !isAbsolute(program)) return;
    const isThere = await access(program).then(
      () => true,
      () => false,
    );
    if (!isThere) await this.set(true);
  }

  async #read(): Promise<string | null> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
  }
}

/** By the XDG Base Directory Specification; a path that is not absolute is to be ignored. */
function configFolder({ XDG_CONFIG_HOME, HOME }: NodeJS.ProcessEnv): string {
  if (XDG_CONFIG_HOME && isAbsolute(XDG_CONFIG_HOME)) return XDG_CONFIG_HOME;
  return join(HOME || homedir(), '.config');
}
