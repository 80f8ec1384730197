import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/** What a second start tells the first. */
export interface SecondStart {
  readonly argv: readonly string[];
  readonly workingDirectory: string;
  readonly additionalData: unknown;
}

/**
 * The lock of one data folder: a file with the pid of who holds it. A later start puts a note beside it,
 * all at once, so that it may end right afterwards.
 */
export class SingleInstanceLock {
  readonly #folder: string;
  readonly #file: string;

  constructor(userData: string) {
    this.#folder = join(userData, 'stand-in-instance');
    this.#file = join(this.#folder, 'holder');
  }

  /** @returns whether this process holds the lock now */
  take(heard: (start: SecondStart) => void): boolean {
    mkdirSync(this.#folder, { recursive: true });
    if (!this.#write() && !this.#takeOver()) return false;
    const listen = (): void => this.#readNotes(heard);
    watch(this.#folder, { persistent: false }, listen);
    process.once('exit', () => this.release());
    return true;
  }

  tellHolder(start: SecondStart): void {
    const draft = join(this.#folder, `${randomUUID()}.note`);
    writeFileSync(draft, `${JSON.stringify(start)}\n`);
  }

  release(): void {
    if (this.#holder() === process.pid) rmSync(this.#file, { force: true });
  }

  #write(): boolean {
    try {
      writeFileSync(this.#file, String(process.pid), { flag: 'wx' });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  }

  /** A holder that ended without a word holds nothing. */
  #takeOver(): boolean {
    const holder = this.#holder();
    if (holder !== null && isAlive(holder)) return false;
    rmSync(this.#file, { force: true });
    return this.#write();
  }

  #holder(): number | null {
    try {
      return Number(readFileSync(this.#file, 'utf8')) || null;
    } catch {
      return null;
    }
  }

  #readNotes(heard: (start: SecondStart) => void): void {
    // Its end is told, too, where the data folder of a test goes before the app.
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder).filter((entry) => entry.endsWith('.note'))) {
      const path = join(this.#folder, name);
      const text = readFileSync(path, 'utf8');
      // Not wholly written yet: its end is told too.
      if (!text.endsWith('\n')) continue;
      rmSync(path);
      heard(JSON.parse(text) as SecondStart);
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
