import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import type { Owner } from '../../../../shared/model/socket.ts';
import { type CgroupPlace, parseCgroupFile } from './cgroup/parse-cgroup.ts';
import type { Users } from './users.ts';

/** The part of `/proc/<pid>/stat` that tells one process from another. */
export interface ProcessStat {
  /** Name of the program's main thread, cut by the kernel to 15 bytes. */
  readonly command: string;
  /** In clock ticks since the system started. */
  readonly startTicks: number;
  /** Of the process that it was started by, or handed over to when that one ended; 0: of none. */
  readonly parentPid: number;
}

/** USER_HZ: the same on every architecture that Linux lets user space see. */
const TICKS_PER_SECOND = 100;
const DELETED = ' (deleted)';

/**
 * Reads command name, parent and start time out of `/proc/<pid>/stat` (proc_pid_stat(5), fields 2, 4 and 22).
 * The name stands in brackets and may itself hold blanks and brackets.
 */
export function parseStat(text: string): ProcessStat | null {
  const open = text.indexOf('(');
  const close = text.lastIndexOf(')');
  if (open < 0 || close < open) return null;
  const fields = text.slice(close + 2).split(' ');
  const [parentPid, startTicks] = [Number(fields[1]), Number(fields[19])];
  if (!Number.isInteger(startTicks) || !Number.isInteger(parentPid)) return null;
  return { command: text.slice(open + 1, close), startTicks, parentPid };
}

/** `/proc/<pid>/cmdline` holds arguments that end in NUL; titles set by a program may hold blanks instead. */
export function parseCommandLine(text: string): string | null {
  const line = text.replace(/\0+$/, '').replaceAll('\0', ' ');
  return line === '' ? null : line;
}

/** The best name known of a program: its file's, else its first argument's, else the kernel's short one. */
export function programName(
  path: string | null,
  commandLine: string | null,
  command: string,
): string {
  if (path !== null) return basename(path);
  const first = basename(commandLine?.split(' ', 1)[0] ?? '');
  return first.startsWith(command) ? first : command;
}

/** A process, and where it runs. */
export interface ProcessFact {
  readonly owner: Owner;
  readonly place: CgroupPlace;
}

interface Known extends ProcessFact {
  readonly stat: ProcessStat;
}

/**
 * Facts of processes, read once for each: a pid is looked at again when its start time or name differs,
 * which a reused pid or another program in the same process shows.
 */
export class ProcessFacts {
  readonly #root: string;
  readonly #users: Users;
  readonly #startedAt: number;
  readonly #known = new Map<number, Known>();

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(users: Users, root = '/proc') {
    this.#users = users;
    this.#root = root;
    this.#startedAt = bootTime(root);
  }

  /** What is known of a process without looking at it again. */
  known(pid: number): ProcessFact | null {
    return this.#known.get(pid) ?? null;
  }

  /** Looks at a process. @returns the same object as before where it is still the same; null: it is gone */
  fact(pid: number): ProcessFact | null {
    const stat = parseStat(this.#read(pid, 'stat') ?? '');
    if (!stat) {
      this.#known.delete(pid);
      return null;
    }
    const known = this.#known.get(pid);
    if (known && isSame(known.stat, stat)) return known;
    const place = parseCgroupFile(this.#read(pid, 'cgroup') ?? '');
    const fact = { stat, owner: this.#describe(pid, stat), place };
    this.#known.set(pid, fact);
    return fact;
  }

  forget(pid: number): void {
    this.#known.delete(pid);
  }

  /** Pids of all processes that were asked for and not forgotten. */
  get pids(): readonly number[] {
    return [...this.#known.keys()];
  }

  #describe(pid: number, stat: ProcessStat): Owner {
    const path = this.#path(pid);
    const commandLine = parseCommandLine(this.#read(pid, 'cmdline') ?? '');
    const uid = /^Uid:\s+(\d+)/m.exec(this.#read(pid, 'status') ?? '')?.[1];
    return {
      pid,
      name: programName(path, commandLine, stat.command),
      path,
      commandLine,
      user: uid === undefined ? null : this.#users.nameOf(Number(uid)),
      startedAt: this.#startedAt + (stat.startTicks * 1000) / TICKS_PER_SECOND,
      parentPid: stat.parentPid || null,
    };
  }

  #path(pid: number): string | null {
    try {
      const path = readlinkSync(`${this.#root}/${pid}/exe`);
      return path.endsWith(DELETED) ? path.slice(0, -DELETED.length) : path;
    } catch {
      return null;
    }
  }

  #read(pid: number, file: string): string | null {
    try {
      return readFileSync(`${this.#root}/${pid}/${file}`, 'utf8');
    } catch {
      return null;
    }
  }
}

function isSame(a: ProcessStat, b: ProcessStat): boolean {
  return a.startTicks === b.startTicks && a.command === b.command && a.parentPid === b.parentPid;
}

/** Read once: it moves when the clock is set, and start times are compared to tell processes apart. */
const bootTimes = new Map<string, number>();

/** When the system started: milliseconds since 1970 UTC, by `/proc/stat`. */
function bootTime(root: string): number {
  const known = bootTimes.get(root);
  if (known !== undefined) return known;
  const seconds = /^btime (\d+)$/m.exec(readFileSync(`${root}/stat`, 'utf8'))?.[1];
  const time = Number(seconds ?? 0) * 1000;
  bootTimes.set(root, time);
  return time;
}
