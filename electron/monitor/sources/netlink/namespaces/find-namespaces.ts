import { readdirSync, readlinkSync, statfsSync, statSync } from 'node:fs';

/** A network namespace that is not our own. */
export interface OtherNamespace {
  /** Its inode number; where that may not be read, `tables:` and the inode number of its table. */
  readonly id: string;
  /** File that opens it; null where it may not even be looked at. */
  readonly handle: string | null;
  /** Null where no process is inside. */
  readonly tables: Tables | null;
}

/** Its tables as files, which every user may read. */
export interface Tables {
  readonly folder: string;
  /** Of the file `tcp` in it, another one in every namespace: tells whether the folder is still the same. */
  readonly inode: number;
}

interface Known {
  readonly tables: number | null;
  readonly looks: number;
}

/** A process can go into another namespace, which it does soon after its start if at all. */
const LOOKS_WHILE_YOUNG = 10;
/** So many of the others are looked at again each time. */
const LOOKS_IN_TURN = 32;
/** linux/magic.h, NSFS_MAGIC: the file is a namespace. */
const NSFS = 0x6e736673;

/**
 * Finds the network namespaces of this machine: those of processes, and those that were given a name by
 * `ip netns` (ip-netns(8)). Without rights it sees the same, but for those in which no process is.
 */
export class NamespaceFinder {
  readonly #root: string;
  readonly #namedRoot: string;
  readonly #known = new Map<number, Known>();
  /** Ids by the inode of the table: a namespace keeps the one it was given first. */
  #ids = new Map<number, string>();
  #turn: Iterator<number> = [][Symbol.iterator]();

  /**
   * @param root where the kernel's tables are: `/proc` outside of tests
   * @param namedRoot where namespaces with names are: `/run/netns` outside of tests
   */
  constructor(root = '/proc', namedRoot = '/run/netns') {
    this.#root = root;
    this.#namedRoot = namedRoot;
  }

  find(): readonly OtherNamespace[] {
    const home = tableInode(`${this.#root}/self/net`);
    if (home === null) return [];
    const pids = numbersIn(this.#root);
    this.#lookAt(pids);
    const ids = new Map<number, string>();
    const found: OtherNamespace[] = [];
    for (const pid of pids) {
      const inode = this.#known.get(pid)?.tables ?? null;
      if (inode === null || inode === home || ids.has(inode)) continue;
      // The one that stands for its namespace has to be in it now; where it went to is found next time.
      if (this.#look(pid) !== inode) continue;
      const id = this.#ids.get(inode) ?? numberOf(this.#handleOf(pid)) ?? `tables:${inode}`;
      ids.set(inode, id);
      const handle = isNumber(id) ? this.#handleOf(pid) : null;
      found.push({ id, handle, tables: { folder: `${this.#root}/${pid}/net`, inode } });
    }
    this.#ids = ids;
    return [...found, ...this.#named(found)];
  }

  #lookAt(pids: readonly number[]): void {
    const present = new Set(pids);
    for (const pid of this.#known.keys()) if (!present.has(pid)) this.#known.delete(pid);
    for (const pid of pids) {
      if ((this.#known.get(pid)?.looks ?? 0) < LOOKS_WHILE_YOUNG) this.#look(pid);
    }
    for (let looks = 0; looks < Math.min(LOOKS_IN_TURN, pids.length); looks += 1) {
      let next = this.#turn.next();
      if (next.done) {
        this.#turn = pids[Symbol.iterator]();
        next = this.#turn.next();
      }
      if (!next.done && present.has(next.value)) this.#look(next.value);
    }
  }

  #look(pid: number): number | null {
    const tables = tableInode(`${this.#root}/${pid}/net`);
    this.#known.set(pid, { tables, looks: (this.#known.get(pid)?.looks ?? 0) + 1 });
    return tables;
  }

  /** Where the number of some other namespace may not be read, it may be that of one with a name. */
  #named(found: readonly OtherNamespace[]): OtherNamespace[] {
    const taken = new Set(found.map(({ id }) => id));
    if (![...taken].every(isNumber)) return [];
    const home = numberOf(this.#handleOf('self'));
    if (home !== null) taken.add(home);
    const named: OtherNamespace[] = [];
    for (const name of namesIn(this.#namedRoot)) {
      const handle = `${this.#namedRoot}/${name}`;
      const id = namespaceAt(handle);
      if (id === null || taken.has(id)) continue;
      taken.add(id);
      named.push({ id, handle, tables: null });
    }
    return named;
  }

  #handleOf(pid: number | 'self'): string {
    return `${this.#root}/${pid}/ns/net`;
  }
}

/** @returns null where no table is to be seen: the process is gone, or out of sight */
export function tableInode(folder: string): number | null {
  try {
    return statSync(`${folder}/tcp`).ino;
  } catch {
    return null;
  }
}

function numberOf(link: string): string | null {
  try {
    return /^net:\[(\d+)\]$/.exec(readlinkSync(link))?.[1] ?? null;
  } catch {
    return null;
  }
}

function namespaceAt(path: string): string | null {
  try {
    return statfsSync(path).type === NSFS ? `${statSync(path).ino}` : null;
  } catch {
    return null;
  }
}

function isNumber(id: string): boolean {
  return /^\d+$/.test(id);
}

function numbersIn(root: string): number[] {
  return namesIn(root)
    .filter(isNumber)
    .map(Number)
    .sort((a, b) => a - b);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Nothing ever had a name, or this user may not look.
    return [];
  }
}
