import { readdirSync } from 'node:fs';
import { type Moves, ProcessSockets } from './process-sockets.ts';
import { Turn } from './turn.ts';

/** An inode that nobody was found to hold is looked for again after this time, then after twice that, … */
const LOOK_AGAIN_MS = 10_000;
const LONGEST_PAUSE_MS = 300_000;
/** So many processes are looked at where nothing is known to have changed, each time others. */
const AT_REST = 16;

/** Milliseconds of the clock of {@link Holders.refresh}. */
interface Search {
  readonly nextAt: number;
  readonly pauseMs: number;
}

const AT_ONCE: Search = { nextAt: Number.NEGATIVE_INFINITY, pauseMs: 0 };
const NOBODY: readonly number[] = [];

/**
 * Which processes hold which sockets, kept from one reading to the next: only processes that are new, or
 * whose number of open files is another one, are looked at, and the others only for a socket that was not
 * found. In turn each one is read anew all the same, so that nothing stays wrong for long.
 */
export class Holders {
  readonly #root: string;
  readonly #processes = new Map<number, ProcessSockets>();
  /** Of every socket that was seen among some process's files, wanted or not. */
  readonly #byInode = new Map<number, readonly number[]>();
  readonly #wanted = new Set<number>();
  /** Inodes that are wanted since the last refresh. */
  #fresh: number[] = [];
  /** Wanted inodes that nobody was found to hold yet. */
  readonly #missing = new Map<number, Search>();
  #touched = new Set<number>();
  #deniedProcesses = 0;
  #left: number[] = [];
  readonly #anew = new Turn(() => this.#processes.keys());
  readonly #atRest = new Turn(() => this.#processes.keys());

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(root = '/proc') {
    this.#root = root;
  }

  /** Pids that hold the socket, lowest first. */
  of(inode: number): readonly number[] {
    return this.#byInode.get(inode) ?? NOBODY;
  }

  /** Inodes of the sockets that a process holds, its other sockets too; null where there is none such. */
  heldBy(pid: number): Iterable<number> | null {
    return this.#processes.get(pid)?.inodes ?? null;
  }

  get deniedProcesses(): number {
    return this.#deniedProcesses;
  }

  /** Processes that the last refresh found to have ended. */
  get left(): readonly number[] {
    return this.#left;
  }

  /** From now on holders of this inode are looked for. */
  want(inode: number): void {
    if (this.#wanted.has(inode)) return;
    this.#wanted.add(inode);
    this.#fresh.push(inode);
  }

  forget(inode: number): void {
    for (const pid of this.of(inode)) this.#processes.get(pid)?.drop(inode);
    this.#byInode.delete(inode);
    this.#wanted.delete(inode);
    this.#missing.delete(inode);
  }

  clear(): void {
    this.#wanted.clear();
    this.#fresh = [];
    this.#missing.clear();
    this.#byInode.clear();
    this.#processes.clear();
    this.#deniedProcesses = 0;
  }

  /**
   * Finds the holders of new inodes, and what changed elsewhere.
   * @param everyone whether all holders of the new ones are looked for, or one of each will do for now
   * @param now milliseconds of any steady clock
   * @param atRest nothing opened or closed: of the processes that were there only some are looked at
   * @returns inodes whose holders are others than before
   */
  refresh(everyone: boolean, now: number, atRest = false): ReadonlySet<number> {
    this.#touched = new Set();
    const pids = pidsIn(this.#root);
    this.#leave(pids);
    const still: number[] = [];
    for (const pid of pids) {
      if (atRest && this.#processes.has(pid)) still.push(pid);
      else if (!this.#catchUp(pid)) still.push(pid);
    }
    if (atRest) for (const pid of this.#atRest.take(AT_REST)) this.#catchUp(pid);
    for (const pid of this.#anew.take(1)) this.#look(pid, true);
    this.#miss();
    this.#searchAmong(still, everyone, now);
    return this.#touched;
  }

  /** A process may have been looked at after a socket had opened and before it was asked for. */
  #miss(): void {
    for (const inode of this.#fresh) {
      if (this.#wanted.has(inode) && !this.#byInode.has(inode)) this.#missing.set(inode, AT_ONCE);
    }
    this.#fresh = [];
  }

  /** Those that stood still are asked where somebody is missing: one file may have become another. */
  #searchAmong(pids: readonly number[], everyone: boolean, now: number): void {
    let left: number[] = [];
    for (const [inode, { nextAt }] of this.#missing) if (nextAt <= now) left.push(inode);
    for (const pid of pids) {
      left = left.filter((inode) => this.#missing.has(inode));
      if (left.length === 0 && !everyone) break;
      this.#look(pid, false);
    }
    for (const inode of left) {
      const search = this.#missing.get(inode);
      if (!search) continue;
      const pauseMs = Math.min(Math.max(2 * search.pauseMs, LOOK_AGAIN_MS), LONGEST_PAUSE_MS);
      this.#missing.set(inode, { nextAt: now + pauseMs, pauseMs });
    }
  }

  /** @returns whether all its files were looked at: then nothing else is to be found there */
  #catchUp(pid: number): boolean {
    const process = this.#processes.get(pid);
    if (!process) {
      this.#look(pid, false);
      return true;
    }
    const wasDenied = process.denied;
    const moves = process.catchUp(this.#isWanted);
    this.#countDenied(wasDenied, process.denied);
    if (moves) this.#note(pid, moves);
    return moves?.isWhole ?? false;
  }

  #look(pid: number, anew: boolean): void {
    const process = this.#processes.get(pid) ?? new ProcessSockets(pid, this.#root);
    this.#processes.set(pid, process);
    const wasDenied = process.denied;
    const moves = process.look(this.#isWanted, anew);
    this.#countDenied(wasDenied, process.denied);
    this.#note(pid, moves);
  }

  readonly #isWanted = (inode: number): boolean => this.#wanted.has(inode);

  #countDenied(before: boolean, after: boolean): void {
    this.#deniedProcesses += Number(after) - Number(before);
  }

  #note(pid: number, { joined, parted }: Moves): void {
    if (joined.length > 0) {
      // One list for all that it holds alone, which is nearly everything.
      const alone = [pid];
      for (const inode of joined) this.#join(inode, pid, alone);
    }
    for (const inode of parted) this.#part(inode, pid);
  }

  /** Those that are not among `present` have ended. */
  #leave(present: readonly number[]): void {
    let known = 0;
    for (const pid of present) if (this.#processes.has(pid)) known += 1;
    this.#left = [];
    if (known === this.#processes.size) return;
    const running = new Set(present);
    for (const [pid, process] of this.#processes) {
      if (running.has(pid)) continue;
      this.#left.push(pid);
      for (const inode of process.inodes) this.#part(inode, pid);
      this.#countDenied(process.denied, false);
      this.#processes.delete(pid);
    }
  }

  #join(inode: number, pid: number, alone: readonly number[]): void {
    const pids = this.#byInode.get(inode);
    if (pids?.includes(pid)) return;
    this.#byInode.set(inode, pids ? [...pids, pid].sort((a, b) => a - b) : alone);
    this.#missing.delete(inode);
    this.#touched.add(inode);
  }

  #part(inode: number, pid: number): void {
    const pids = this.of(inode);
    if (!pids.includes(pid)) return;
    const left = pids.filter((holder) => holder !== pid);
    if (left.length > 0) this.#byInode.set(inode, left);
    else this.#byInode.delete(inode);
    this.#touched.add(inode);
  }
}

function pidsIn(root: string): number[] {
  const pids: number[] = [];
  for (const name of readdirSync(root)) {
    const pid = Number(name);
    if (Number.isInteger(pid) && pid > 0) pids.push(pid);
  }
  return pids;
}
