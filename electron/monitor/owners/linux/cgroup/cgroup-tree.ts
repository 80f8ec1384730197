import { readdirSync, statSync } from 'node:fs';
import { type CgroupMount, findCgroupMounts } from './mounts.ts';

/** How long after a walk the next one may begin. */
const PAUSE_MS = 2000;
/** More groups than any machine has; a bound on one walk. */
const MOST_GROUPS = 50_000;
/** How many names of groups that are gone, and numbers of groups never found, are kept. */
const MOST_REMEMBERED = 10_000;

/**
 * Paths of control groups by their id: the inode of the group's folder, which sock_diag tells of every
 * socket, whoever holds it, and which no later group gets. Needs no rights beyond reading names.
 */
export class CgroupTree {
  readonly #mounts: readonly CgroupMount[];
  readonly #now: () => number;
  readonly #paths = new Map<bigint, string>();
  /** Looked for by a walk that began after the id was known: outside of what is mounted here, or gone. */
  readonly #nowhere = new Set<bigint>();
  #walkedAt = Number.NEGATIVE_INFINITY;

  constructor(mounts: readonly CgroupMount[] = findCgroupMounts(), now = () => performance.now()) {
    this.#mounts = mounts;
    this.#now = now;
  }

  /**
   * Path of a group as `/proc/<pid>/cgroup` has it; null where it is not known, or not yet: an unknown id
   * makes the tree be walked again, every two seconds at most. A group that is gone keeps its path.
   */
  pathOf(id: bigint | number): string | null {
    const key = toKey(id);
    if (key === null || this.#nowhere.has(key)) return null;
    const known = this.#paths.get(key);
    if (known !== undefined) return known;
    if (this.#mounts.length === 0 || this.#now() - this.#walkedAt < PAUSE_MS) return null;
    this.#walk();
    const found = this.#paths.get(key);
    if (found === undefined) this.#rememberNowhere(key);
    return found ?? null;
  }

  #walk(): void {
    const found = new Map<bigint, string>();
    for (const mount of this.#mounts) walk(mount, found);
    if (this.#paths.size > found.size + MOST_REMEMBERED) this.#paths.clear();
    for (const [id, path] of found) this.#paths.set(id, path);
    this.#walkedAt = this.#now();
  }

  #rememberNowhere(id: bigint): void {
    if (this.#nowhere.size >= MOST_REMEMBERED) this.#nowhere.clear();
    this.#nowhere.add(id);
  }
}

function toKey(id: bigint | number): bigint | null {
  if (typeof id === 'number' && !Number.isSafeInteger(id)) return null;
  return id > 0 ? BigInt(id) : null;
}

/** Adds a mount's groups to `found`; groups that vanish meanwhile or are closed are left out. */
function walk(mount: CgroupMount, found: Map<bigint, string>): void {
  const root = mount.root === '/' ? '' : mount.root;
  const open = [''];
  while (open.length > 0 && found.size < MOST_GROUPS) {
    const below = open.pop() ?? '';
    const folder = `${mount.folder}${below}`;
    const stat = statOf(folder);
    if (!stat) continue;
    if (!found.has(stat.ino)) found.set(stat.ino, `${root}${below}` || '/');
    // Two links are the folder's own, one more comes with each folder in it: nothing to read here.
    if (stat.nlink === 2n) continue;
    for (const name of foldersIn(folder)) open.push(`${below}/${name}`);
  }
}

function statOf(folder: string): { ino: bigint; nlink: bigint } | null {
  try {
    return statSync(folder, { bigint: true });
  } catch {
    return null;
  }
}

function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
  } catch {
    return [];
  }
}
