import { readdirSync, readFileSync } from 'node:fs';

/** Names are looked up anew for an unknown index, but not more often than this, in milliseconds. */
const SHORTEST_REFRESH_MS = 1000;

/** Names of network interfaces by their index, as sysfs has them (sysfs-class-net). */
export class InterfaceNames {
  readonly #root: string;
  #names = new Map<number, string>();
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param root where the kernel lists interfaces: `/sys/class/net` outside of tests */
  constructor(root = '/sys/class/net') {
    this.#root = root;
  }

  /** @returns the index itself, as text, where it has no name */
  nameOf(index: number): string {
    if (!this.#names.has(index) && performance.now() - this.#readAt >= SHORTEST_REFRESH_MS) {
      this.#names = readNames(this.#root);
      this.#readAt = performance.now();
    }
    return this.#names.get(index) ?? `${index}`;
  }
}

function readNames(root: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const name of listed(root)) {
    try {
      names.set(Number(readFileSync(`${root}/${name}/ifindex`, 'utf8')), name);
    } catch {
      // An interface that went meanwhile, or a file among the folders, as bonding puts one there.
    }
  }
  return names;
}

function listed(root: string): string[] {
  try {
    return readdirSync(root);
  } catch {
    // No sysfs: interfaces are shown by their index.
    return [];
  }
}
