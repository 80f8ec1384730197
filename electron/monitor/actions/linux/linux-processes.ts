import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Owner, SocketRow } from '../../../../shared/model/socket.ts';
import { ProcessFacts, parseStat } from '../../owners/linux/process-facts.ts';
import { Users } from '../../owners/linux/users.ts';
import { CheckedPid } from '../checked-pid.ts';
import {
  descendantsIn,
  type HeldProcess,
  type Processes,
  type ProcessPlace,
} from '../processes.ts';
import { hasCookie, inodesAt, withSocketOf } from './find-socket.ts';
import { loadPidfd, type OpenPidfd, type Pidfd } from './pidfd.ts';

/** include/linux/sched.h: PF_KTHREAD, a thread of the kernel's. */
const KERNEL_THREAD = 0x0020_0000;
/** Place of `flags` in `/proc/<pid>/stat` behind the name (proc_pid_stat(5), field 9). */
const FLAGS_FIELD = 6;

/** Linux: `/proc`, and the kernel's own hold on a process (pidfd_open(2)) where there is that. */
export class LinuxProcesses implements Processes {
  readonly #facts = new ProcessFacts(new Users());
  readonly #openPidfd: OpenPidfd | null;

  private constructor(openPidfd: OpenPidfd | null) {
    this.#openPidfd = openPidfd;
  }

  /** @param load other than the real one only in tests */
  static async open(load = loadPidfd): Promise<LinuxProcesses> {
    return new LinuxProcesses(await load());
  }

  get hasGap(): boolean {
    return this.#openPidfd === null;
  }

  /** To the clock's tick: both were worked out in this process, by the same time of the system's start. */
  isSameStart(a: number | null, b: number | null): boolean {
    return a === b;
  }

  async find(pid: number): Promise<Owner | null> {
    return this.#look(pid);
  }

  async hold(pid: number): Promise<HeldProcess | null> {
    if (!this.#openPidfd) {
      const owner = this.#look(pid);
      return owner && new CheckedPid(owner, async (before) => this.#isStill(before));
    }
    const pidfd = this.#openPidfd(pid);
    if (!pidfd) return null;
    // Read while it is held: if it still runs afterwards, it is what was read.
    const owner = this.#look(pid);
    if (owner && !pidfd.hasEnded()) return held(owner, pidfd);
    pidfd.close();
    return null;
  }

  async descendants(pid: number): Promise<readonly Owner[]> {
    return descendantsIn(pid, everyParent())
      .map((below) => this.#look(below))
      .filter((owner) => owner !== null);
  }

  isKernelThread(pid: number): boolean {
    const text = readOf(pid, 'stat');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[FLAGS_FIELD]) & KERNEL_THREAD) !== 0;
  }

  placeOf(pid: number): ProcessPlace {
    const place = this.#facts.fact(pid)?.place;
    // A user's own manager has a group of its own, and all of its units below it.
    const isUsers = /\/user@\d+\.service\/./.test(readOf(pid, 'cgroup'));
    this.#facts.forget(pid);
    return {
      unit: place?.unit ?? null,
      container: place?.container ?? null,
      manager: isUsers ? 'user' : 'system',
    };
  }

  async holds(pid: number, row: SocketRow): Promise<'yes' | 'no' | 'unreadable'> {
    const open = openSockets(pid);
    if (typeof open === 'string') return open;
    const wanted = hasCookie(row)
      ? await withSocketOf(row, (_, found) => (found ? [found.inode] : []))
      : inodesAt(pid, row);
    return wanted.some((inode) => open.has(inode)) ? 'yes' : 'no';
  }

  async close(): Promise<void> {}

  #look(pid: number): Owner | null {
    const owner = this.#facts.fact(pid)?.owner ?? null;
    this.#facts.forget(pid);
    return owner;
  }

  #isStill({ pid, startedAt }: Owner): boolean {
    return this.#look(pid)?.startedAt === startedAt && !isDead(pid);
  }
}

function held(owner: Owner, pidfd: Pidfd): HeldProcess {
  return {
    owner,
    signal: async (signal) => pidfd.signal(signal),
    hasEnded: async () => pidfd.hasEnded(),
    close: () => pidfd.close(),
  };
}

/** Dead, and only still there for its parent to ask how it ended (proc_pid_stat(5), field 3). */
function isDead(pid: number): boolean {
  const text = readOf(pid, 'stat');
  return /^[ZXx]/.test(text.slice(text.lastIndexOf(')') + 2));
}

function* everyParent(): Generator<readonly [number, number]> {
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (!(pid > 0)) continue;
    const stat = parseStat(readOf(pid, 'stat'));
    if (stat) yield [pid, stat.parentPid];
  }
}

/** Inodes of the sockets that a process has open. */
function openSockets(pid: number): ReadonlySet<number> | 'no' | 'unreadable' {
  const inodes = new Set<number>();
  let names: string[];
  try {
    names = readdirSync(`/proc/${pid}/fd`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' ? 'unreadable' : 'no';
  }
  for (const name of names) {
    const inode = /^socket:\[(\d+)\]$/.exec(linkOf(pid, name))?.[1];
    if (inode !== undefined) inodes.add(Number(inode));
  }
  return inodes;
}

function linkOf(pid: number, file: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${file}`);
  } catch {
    return '';
  }
}

function readOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
