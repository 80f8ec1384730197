import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Rows, SocketRow } from '../../../shared/model/socket.ts';
import { terminalProgram } from '../../monitor/host/own-programs.ts';

/** A script stands behind Node's own options, of which there are few. */
const MOST_ARGUMENTS = 8;

/**
 * The rows with the doors of a running `portico serve` marked as Portico's own, which a reading made in another
 * process cannot know: they are nothing to be found or expected. Linux, and this very installation.
 */
export function withOwnServers(rows: Rows): Rows {
  const known = new Map<number, boolean>();
  const isOurs = (pid: number): boolean => {
    const before = known.get(pid);
    if (before !== undefined) return before;
    const is = isPortico(pid);
    known.set(pid, is);
    return is;
  };
  const marked = (row: SocketRow): SocketRow =>
    row.role === 'listener' && row.owners.some(({ pid }) => isOurs(pid))
      ? { ...row, self: true }
      : row;
  return new Map(Array.from(rows, ([id, row]) => [id, marked(row)]));
}

/** Whether what a process runs is this program; what cannot be told is no. */
function isPortico(pid: number): boolean {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    const folder = readlinkSync(`/proc/${pid}/cwd`);
    const program = realpathSync(terminalProgram());
    return args.slice(0, MOST_ARGUMENTS).some((arg) => realPath(folder, arg) === program);
  } catch {
    return false;
  }
}

function realPath(folder: string, path: string): string | null {
  try {
    return realpathSync(resolve(folder, path));
  } catch {
    return null;
  }
}
