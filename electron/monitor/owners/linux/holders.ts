import { readdirSync } from 'node:fs';
import { type Moves, ProcessSockets } from './process-sockets.ts';

/** An inode that nobody was found to hold is looked for again after this time, in milliseconds. */
const LOOK_AGAIN_MS = 10_000;

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
  /** Wanted inodes that nobody was found to hold yet, with when they are looked for again. */
  readonly #missing = new Map<number, number>();
  #touched = new Set<number>();
  #turn: Iterator<number> = [][Symbol.iterator]();

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(root = '/proc') {
    this.#root = root;
  }

  /** Pids that hold the socket, lowest first. */
  of(inode: number): readonly number[] {
    return this.#byInode.get(inode) ?? [];
  }

  /** Processes that hold any socket, with the inodes of theirs. */
  *processes(): Iterable<readonly [pid: number, inodes: Iterable<number>]> {
    for (const [pid, process] of this.#processes) yield [pid, process.inodes];
  }

  get deniedProcesses(): number {
    let denied = 0;
    for (const process of this.#processes.values()) if (process.denied) denied += 1;
    return denied;
  }

  /** From now on holders of this inode are looked for. */
  want(inode: number): void {
    if (this.#wanted.has(inode)) return;
    this.#wanted.add(inode);
    // A process may have been looked at after the socket had opened and before it was asked for.
    if (!this.#byInode.has(inode)) this.#missing.set(inode, Number.NEGATIVE_INFINITY);
  }

  forget(inode: number): void {
    for (const pid of this.of(inode)) this.#processes.get(pid)?.drop(inode);
    this.#byInode.delete(inode);
    this.#wanted.delete(inode);
    this.#missing.delete(inode);
  }

  clear(): void {
    this.#wanted.clear();
    this.#missing.clear();
    this.#byInode.clear();
    this.#processes.clear();
  }

  /**
   * Finds the holders of new inodes, and what changed elsewhere.
   * @param everyone whether all holders of the new ones are looked for, or one of each will do for now
   * @param now milliseconds of any steady clock
   * @returns inodes whose holders are others than before
   */
  refresh(everyone: boolean, now: number): ReadonlySet<number> {
    this.#touched = new Set();
    const pids = pidsIn(this.#root);
    this.#leave(new Set(pids));
    const still: number[] = [];
    for (const pid of pids) if (!this.#catchUp(pid)) still.push(pid);
    this.#lookInTurn();
    this.#searchAmong(still, everyone, now);
    return this.#touched;
  }

  /** Those that stood still are asked where somebody is missing: one file may have become another. */
  #searchAmong(pids: readonly number[], everyone: boolean, now: number): void {
    const due = [...this.#missing].filter(([, again]) => again <= now).map(([inode]) => inode);
    let left = due;
    for (const pid of pids) {
      left = left.filter((inode) => this.#missing.has(inode));
      if (left.length === 0 && !everyone) break;
      this.#look(pid, false);
    }
    for (const inode of left)
      if (this.#missing.has(inode)) this.#missing.set(inode, now + LOOK_AGAIN_MS);
  }

  #lookInTurn(): void {
    let next = this.#turn.next();
    if (next.done) {
      this.#turn = [...this.#processes.keys()][Symbol.iterator]();
      next = this.#turn.next();
    }
    if (!next.done && this.#processes.has(next.value)) this.#look(next.value, true);
  }

  /** @returns whether all its files were looked at: then nothing else is to be found there */
  #catchUp(pid: number): boolean {
    const process = this.#processes.get(pid);
    if (process) {
      const moves = process.catchUp(this.#isWanted);
      if (moves) this.#note(pid, moves);
      return moves?.isWhole ?? false;
    }
    this.#look(pid, false);
    return true;
  }

  #look(pid: number, anew: boolean): void {
    const process = this.#processes.get(pid) ?? new ProcessSockets(pid, this.#root);
    this.#processes.set(pid, process);
    this.#note(pid, process.look(this.#isWanted, anew));
  }

  readonly #isWanted = (inode: number): boolean => this.#wanted.has(inode);

  #note(pid: number, { joined, parted }: Moves): void {
    for (const inode of joined) this.#join(inode, pid);
    for (const inode of parted) this.#part(inode, pid);
  }

  #leave(present: ReadonlySet<number>): void {
    for (const [pid, process] of this.#processes) {
      if (present.has(pid)) continue;
      for (const inode of process.inodes) this.#part(inode, pid);
      this.#processes.delete(pid);
    }
  }

  #join(inode: number, pid: number): void {
    const pids = this.of(inode);
    if (pids.includes(pid)) return;
    this.#byInode.set(
      inode,
      [...pids, pid].sort((a, b) => a - b),
    );
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
