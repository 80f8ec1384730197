import { readFileSync, readlinkSync } from 'node:fs';
import type { ProcessDetails } from '../../../../shared/model/process-details.ts';
import type { Owner } from '../../../../shared/model/socket.ts';
import { ProcessFacts } from '../linux/process-facts.ts';
import { Users } from '../linux/users.ts';
import { ancestryOf } from './ancestry.ts';
import { isSameProcess, type ProcessInspector } from './inspect-process.ts';

/** Linux: what `/proc` says of one process. */
export class LinuxProcessInspector implements ProcessInspector {
  readonly #root: string;
  readonly #facts: ProcessFacts;

  /** @param root where the kernel's tables are: `/proc` outside of tests */
  constructor(root = '/proc') {
    this.#root = root;
    this.#facts = new ProcessFacts(new Users(), root);
  }

  async look(owner: Owner): Promise<ProcessDetails | null> {
    const now = this.#facts.fact(owner.pid)?.owner;
    if (!now || !isSameProcess(now, owner)) return null;
    const ancestry = ancestryOf(now, (pid) => this.#facts.fact(pid)?.owner);
    this.#forgetOthers(new Set([now.pid, ...ancestry.map(({ pid }) => pid)]));
    return { ancestry, workingFolder: this.#workingFolder(now.pid), ...this.#size(now.pid) };
  }

  async close(): Promise<void> {}

  #forgetOthers(kept: ReadonlySet<number>): void {
    for (const pid of this.#facts.pids) if (!kept.has(pid)) this.#facts.forget(pid);
  }

  /** The kernel shows it to the process's own user and to root only. */
  #workingFolder(pid: number): string | null {
    try {
      return readlinkSync(`${this.#root}/${pid}/cwd`);
    } catch {
      return null;
    }
  }

  #size(pid: number): Pick<ProcessDetails, 'threads' | 'memoryBytes'> {
    try {
      return parseSize(readFileSync(`${this.#root}/${pid}/status`, 'utf8'));
    } catch {
      return { threads: null, memoryBytes: null };
    }
  }
}

/** Reads `Threads` and `VmRSS` (in KiB, whatever the page size) out of `/proc/<pid>/status` (proc_pid_status(5)). */
export function parseSize(status: string): Pick<ProcessDetails, 'threads' | 'memoryBytes'> {
  const threads = /^Threads:\s+(\d+)$/m.exec(status)?.[1];
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return {
    threads: threads === undefined ? null : Number(threads),
    memoryBytes: kibibytes === undefined ? null : Number(kibibytes) * 1024,
  };
}
