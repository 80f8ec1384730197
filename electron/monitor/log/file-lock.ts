import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** Who died with the lock must not keep the others from it for longer than this, in milliseconds. */
const IS_STALE_MS = 10_000;

/** A file that only one process at a time can make; in it stands who that was. */
export class FileLock {
  readonly #path: string;
  readonly #owner: string;

  private constructor(path: string, owner: string) {
    this.#path = path;
    this.#owner = owner;
  }

  /** @returns null while another process has it. @throws where the file cannot be made at all */
  static take(path: string): FileLock | null {
    const owner = randomUUID();
    try {
      writeFileSync(path, owner, { flag: 'wx', mode: 0o600 });
      return new FileLock(path, owner);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (isStale(path)) removeStale(path, `${path}.${owner}`);
    return null;
  }

  /** Who held it for too long does not have it any more: then it is another's, or gone, and left so. */
  release(): void {
    if (ownerOf(this.#path) === this.#owner) rmSync(this.#path, { force: true });
  }
}

/** Another process may do the same, and make its own meanwhile: what was taken away is looked at, and given back. */
function removeStale(path: string, aside: string): void {
  try {
    renameSync(path, aside);
    if (!isStale(aside)) linkSync(aside, path);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function isStale(path: string): boolean {
  const since = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  return Date.now() - since > IS_STALE_MS;
}

function ownerOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
