import { closeSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileLock } from './file-lock.ts';

const FOLDER = 'logs';
const NAME = 'portico';

export interface LogLimits {
  /** The most that one file holds, in bytes. */
  readonly bytes: number;
  readonly files: number;
}

export const LOG_LIMITS: LogLimits = { bytes: 1_000_000, files: 5 };

/**
 * Lines in a file of the data folder that is put aside when it is full: `logs/portico.log`, then
 * `portico.1.log` and on to the oldest. Several processes write at once: each line is one write at the end
 * of the file (O_APPEND, open(2)), and one of them at a time puts files aside. Readable by its owner alone.
 */
export class LogFile {
  readonly #folder: string;
  readonly #limits: LogLimits;

  /** @param dataFolder made where it is missing, with the first line */
  constructor(dataFolder: string, limits = LOG_LIMITS) {
    this.#folder = join(dataFolder, FOLDER);
    this.#limits = limits;
  }

  /** Of the file that is being written. */
  get path(): string {
    return this.#pathOf(0);
  }

  /** @throws where it cannot be written: a full disk, a folder without the right to */
  append(line: string): void {
    const bytes = Buffer.from(`${line}\n`);
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    if (this.#isFull(bytes.length)) this.#putAside(bytes.length);
    const file = openSync(this.path, 'a', 0o600);
    try {
      if (writeSync(file, bytes) < bytes.length) throw new Error('the disk took part of a line');
    } finally {
      closeSync(file);
    }
  }

  /** @returns at most so many lines, the newest last; none where nothing can be read */
  async last(count: number): Promise<readonly string[]> {
    let lines: readonly string[] = [];
    for (let age = 0; age < this.#limits.files && lines.length < count; age += 1) {
      const text = await readFile(this.#pathOf(age), 'utf8').catch(() => '');
      lines = [...text.split('\n').filter((line) => line !== ''), ...lines];
    }
    return lines.slice(-count);
  }

  /** A line that is longer than a file may be has one of its own. */
  #isFull(more: number): boolean {
    const size = statSync(this.path, { throwIfNoEntry: false })?.size ?? 0;
    return size > 0 && size + more > this.#limits.bytes;
  }

  /** Whoever writes meanwhile writes into a file that is only moved: nothing is lost. */
  #putAside(more: number): void {
    // While another process has it this line makes the file a little longer.
    const lock = FileLock.take(`${this.path}.lock`);
    if (!lock) return;
    try {
      // Another process may have been first.
      if (!this.#isFull(more)) return;
      for (let age = this.#limits.files - 1; age > 0; age -= 1) {
        move(this.#pathOf(age - 1), this.#pathOf(age));
      }
    } finally {
      lock.release();
    }
  }

  #pathOf(age: number): string {
    return join(this.#folder, age === 0 ? `${NAME}.log` : `${NAME}.${age}.log`);
  }
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
