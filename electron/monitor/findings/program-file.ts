import { lstatSync, readlinkSync, statSync } from 'node:fs';
import type { ProgramFile } from '../../../shared/findings/finding.ts';

const DELETED = ' (deleted)';

/**
 * What became of the file that a process was started from (Linux). `/proc/<pid>/exe` leads to it even when no
 * name does any more (proc_pid_exe(5)): without a name it was deleted, or replaced where its old name now
 * belongs to another file, as package managers do it.
 * @param root where the kernel's tables are: `/proc` outside of tests
 * @returns null where that cannot be told: no right to look, no such process, another system
 */
export function readProgramFile(pid: number, root = '/proc'): ProgramFile | null {
  try {
    const running = statSync(`${root}/${pid}/exe`, { bigint: true });
    if (running.nlink > 0n) return 'same';
    const link = readlinkSync(`${root}/${pid}/exe`);
    const path = link.endsWith(DELETED) ? link.slice(0, -DELETED.length) : link;
    // A program from memory never had a name.
    if (path.startsWith('/memfd:')) return 'deleted';
    const now = lstatSync(`${root}/${pid}/root${path}`, { bigint: true, throwIfNoEntry: false });
    return now ? 'replaced' : 'deleted';
  } catch {
    return null;
  }
}

/** Of several processes, by pid; those of which nothing can be told are left out. */
export function readProgramFiles(
  pids: Iterable<number>,
  root = '/proc',
): ReadonlyMap<number, ProgramFile> {
  const files = new Map<number, ProgramFile>();
  for (const pid of new Set(pids)) {
    const file = readProgramFile(pid, root);
    if (file) files.set(pid, file);
  }
  return files;
}
