import { statSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ensureDataFolder, replaceFile } from '../settings/data-folder.ts';

/** A text file of the data folder, replaced whole and readable by its owner alone. */
export class KeptFile {
  readonly path: string;
  #mark = '';

  constructor(path: string) {
    this.path = path;
  }

  /** @returns null where there is none @throws where it cannot be read */
  async read(): Promise<string | null> {
    this.#mark = this.#markNow();
    try {
      return await readFile(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Whether it is another one than was read or written last. */
  get hasChanged(): boolean {
    return this.#markNow() !== this.#mark;
  }

  /** @throws where it cannot be written; the file is as it was then */
  async write(text: string): Promise<void> {
    await ensureDataFolder(dirname(this.path));
    await replaceFile(this.path, text);
    this.#mark = this.#markNow();
  }

  /** Whether or not it is there. @throws where that cannot be done */
  async remove(): Promise<void> {
    await rm(this.path, { force: true });
    this.#mark = this.#markNow();
  }

  /** Moves it out of the way. @returns where it is now @throws where that cannot be done */
  async setAside(): Promise<string> {
    const aside = `${this.path}.damaged-${Date.now()}`;
    await rename(this.path, aside);
    this.#mark = this.#markNow();
    return aside;
  }

  /** Every way to write it, or to let others read it, makes a new file or another time. */
  #markNow(): string {
    try {
      const facts = statSync(this.path, { throwIfNoEntry: false, bigint: true });
      return facts ? `${facts.ino} ${facts.mtimeNs} ${facts.ctimeNs} ${facts.size}` : '';
    } catch (error) {
      return String(error);
    }
  }
}
