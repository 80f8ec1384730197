import { readdirSync, readlinkSync, statSync } from 'node:fs';

const SOCKET_LINK = /^socket:\[(\d+)\]$/;
/** A process with more sockets than this is never read anew from the start: that would take too long. */
const MOST_READ_ANEW = 2000;

/** Sockets that a process was found to have taken up and let go. */
export interface Moves {
  readonly joined: readonly number[];
  readonly parted: readonly number[];
  /** Whether every open file was looked at. */
  readonly isWhole: boolean;
}

/** What is behind the number of an open file: a socket's inode, another file, or nothing. */
type Behind = number | 'other' | 'nothing';

/**
 * What one process has open, as far as it can be seen. Files whose sockets closed are looked at again by
 * their numbers, as the kernel gives those out anew first; the whole folder is read only where that does
 * not account for all open files.
 */
export class ProcessSockets {
  readonly #folder: string;
  /** Number of an open file → inode of the socket behind it, and the other way round. */
  #sockets = new Map<number, number>();
  readonly #files = new Map<number, number>();
  /** Numbers of files whose sockets closed: another may be behind them now. */
  #loose: number[] = [];
  #highest = -1;
  /** How many files are open, as far as is known. */
  #openFiles = -1;
  #denied = false;

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(pid: number, root: string) {
    this.#folder = `${root}/${pid}/fd`;
  }

  /** Whether its files, or some of them, may not be looked at. */
  get denied(): boolean {
    return this.#denied;
  }

  get inodes(): Iterable<number> {
    return this.#sockets.values();
  }

  /** A socket of its is no more. */
  drop(inode: number): void {
    const file = this.#files.get(inode);
    if (file === undefined) return;
    this.#files.delete(inode);
    this.#sockets.delete(file);
    this.#loose.push(file);
    this.#openFiles -= 1;
  }

  /**
   * Looks where something is known to have changed, and at everything where that does not account for the
   * number of its open files. Linux tells that number as the size of the folder, to everybody, since 6.2;
   * before, where it is 0, everything is looked at of a process that has anything open.
   * @returns null where nothing has changed
   */
  catchUp(isOpen: (inode: number) => boolean): Moves | null {
    const joined = this.#lookAtLoose();
    const size = this.#size();
    if (size > this.#openFiles && this.#openFiles >= 0) joined.push(...this.#lookAbove(size));
    if (size === this.#openFiles) {
      return joined.length > 0 ? { joined, parted: [], isWhole: false } : null;
    }
    const { joined: others, parted } = this.look(isOpen);
    return { joined: [...joined, ...others], parted, isWhole: true };
  }

  /**
   * Looks at its open files (proc_pid_fd(5)). A process that is gone has nothing open.
   * @param isOpen whether there still is a socket with this inode: then its file is taken to be the same
   * @param anew takes nothing to be the same, as far as that can be done in a short time
   */
  look(isOpen: (inode: number) => boolean, anew = false): Moves {
    const before = this.#sockets;
    const readsAll = anew && before.size <= MOST_READ_ANEW;
    const joined: number[] = [];
    this.#sockets = new Map();
    this.#files.clear();
    this.#loose = [];
    this.#denied = false;
    const files = this.#openNumbers();
    this.#openFiles = files.length;
    this.#highest = -1;
    for (const file of files) {
      const known = before.get(file);
      const isKept = known !== undefined && !readsAll && isOpen(known);
      const behind = isKept ? known : this.#behind(file);
      if (behind === 'nothing') {
        // As the folder itself, which is open while one looks at one's own files.
        this.#openFiles -= 1;
        continue;
      }
      if (file > this.#highest) this.#highest = file;
      if (typeof behind !== 'number') continue;
      this.#put(file, behind);
      if (behind !== known) joined.push(behind);
    }
    return { joined, parted: partedOf(before, this.#sockets), isWhole: true };
  }

  #lookAtLoose(): number[] {
    const loose = this.#loose;
    this.#loose = [];
    return loose.flatMap((file) => this.#take(file) ?? []);
  }

  /** New numbers come one after the other where none is free below. */
  #lookAbove(size: number): number[] {
    const joined: number[] = [];
    for (let file = this.#highest + 1; this.#openFiles < size; file += 1) {
      const before = this.#openFiles;
      const inode = this.#take(file);
      if (this.#openFiles === before) break;
      if (inode !== null) joined.push(inode);
    }
    return joined;
  }

  /** Looks at one file. @returns the inode of a socket behind it */
  #take(file: number): number | null {
    const behind = this.#behind(file);
    if (behind === 'nothing') return null;
    this.#openFiles += 1;
    this.#highest = Math.max(this.#highest, file);
    if (behind === 'other') return null;
    this.#put(file, behind);
    return behind;
  }

  #put(file: number, inode: number): void {
    this.#sockets.set(file, inode);
    this.#files.set(inode, file);
  }

  /** 0 where the kernel does not tell: gone, too old, or hidden even from being looked at (hidepid). */
  #size(): number {
    try {
      return statSync(this.#folder).size;
    } catch {
      return 0;
    }
  }

  #openNumbers(): number[] {
    try {
      return readdirSync(this.#folder).map(Number);
    } catch (error) {
      this.#denied = isDenied(error);
      return [];
    }
  }

  #behind(file: number): Behind {
    try {
      const inode = SOCKET_LINK.exec(readlinkSync(`${this.#folder}/${file}`))?.[1];
      return inode === undefined ? 'other' : Number(inode);
    } catch (error) {
      // Closed meanwhile, or a process whose links are closed to everybody.
      if (!isDenied(error)) return 'nothing';
      this.#denied = true;
      return 'other';
    }
  }
}

/** Several files can be one socket: it is let go with the last of them. */
function partedOf(
  before: ReadonlyMap<number, number>,
  after: ReadonlyMap<number, number>,
): number[] {
  const gone: number[] = [];
  for (const [file, inode] of before) if (after.get(file) !== inode) gone.push(inode);
  if (gone.length === 0) return gone;
  const left = new Set(after.values());
  return gone.filter((inode) => !left.has(inode));
}

function isDenied(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EPERM';
}
