import { setImmediate } from 'node:timers/promises';
import { isWatched } from '../../../shared/findings/doors.ts';
import type { ProgramFile } from '../../../shared/findings/finding.ts';
import type { Rows } from '../../../shared/model/socket.ts';
import { readProgramFiles } from './program-file.ts';

/** Processes looked at without letting anything else come between. */
const AT_ONCE = 100;

/** What became of the files that the listeners' programs were started from: looked at now and then. */
export class ProgramFiles {
  readonly #read: (pids: readonly number[]) => ReadonlyMap<number, ProgramFile>;
  #files: ReadonlyMap<number, ProgramFile> = new Map();
  #isLooking = false;

  constructor(
    read: (pids: readonly number[]) => ReadonlyMap<number, ProgramFile> = readProgramFiles,
  ) {
    this.#read = read;
  }

  /** By pid; the same map as before where nothing changed. */
  get files(): ReadonlyMap<number, ProgramFile> {
    return this.#files;
  }

  /** @returns whether something changed */
  async look(rows: Rows): Promise<boolean> {
    if (this.#isLooking) return false;
    this.#isLooking = true;
    try {
      const files = await this.#readAll(pidsOf(rows));
      if (isSame(files, this.#files)) return false;
      this.#files = files;
      return true;
    } finally {
      this.#isLooking = false;
    }
  }

  async #readAll(pids: readonly number[]): Promise<ReadonlyMap<number, ProgramFile>> {
    const files = new Map<number, ProgramFile>();
    for (let from = 0; from < pids.length; from += AT_ONCE) {
      await setImmediate();
      for (const [pid, file] of this.#read(pids.slice(from, from + AT_ONCE))) files.set(pid, file);
    }
    return files;
  }
}

function pidsOf(rows: Rows): number[] {
  const pids = new Set<number>();
  for (const row of rows.values()) {
    if (isWatched(row)) for (const { pid } of row.owners) pids.add(pid);
  }
  return [...pids];
}

/** A process that is the same as it was is not worth a word: only what changed is news. */
function isSame(a: ReadonlyMap<number, ProgramFile>, b: ReadonlyMap<number, ProgramFile>): boolean {
  return a.size === b.size && [...a].every(([pid, file]) => b.get(pid) === file);
}
