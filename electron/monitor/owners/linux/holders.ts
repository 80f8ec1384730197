import { readdirSync, readlinkSync } from 'node:fs';

/** Which processes hold which sockets, and how many processes could not be looked into. */
export interface Holders {
  /** Inode of a socket → pids, lowest first. */
  readonly byInode: ReadonlyMap<number, readonly number[]>;
  readonly deniedProcesses: number;
}

/** What a process has open, as far as it can be seen. */
interface OpenSockets {
  readonly inodes: ReadonlySet<number>;
  readonly denied: boolean;
}

const SOCKET_LINK = /^socket:\[(\d+)\]$/;

/**
 * Looks through the open files of every process for the inodes in `wanted` (proc_pid_fd(5)). Files of
 * other users' processes can be read by root alone, and those of some processes not even by root.
 * @param root where the kernel's tables are: `/proc` outside of tests
 */
export function findHolders(wanted: ReadonlySet<number>, root = '/proc'): Holders {
  const byInode = new Map<number, number[]>();
  let deniedProcesses = 0;
  for (const pid of pidsIn(root)) {
    const { inodes, denied } = socketsOf(pid, root);
    if (denied) deniedProcesses += 1;
    for (const inode of inodes) if (wanted.has(inode)) push(byInode, inode, pid);
  }
  return { byInode, deniedProcesses };
}

function pidsIn(root: string): number[] {
  const pids: number[] = [];
  for (const name of readdirSync(root)) {
    const pid = Number(name);
    if (Number.isInteger(pid) && pid > 0) pids.push(pid);
  }
  return pids.sort((a, b) => a - b);
}

/** Nothing where the process is gone. */
function socketsOf(pid: number, root: string): OpenSockets {
  const folder = `${root}/${pid}/fd`;
  const inodes = new Set<number>();
  let denied = false;
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch (error) {
    denied = isDenied(error);
  }
  for (const name of names) {
    try {
      const inode = SOCKET_LINK.exec(readlinkSync(`${folder}/${name}`))?.[1];
      if (inode !== undefined) inodes.add(Number(inode));
    } catch (error) {
      // Closed since the folder was read, or a process whose links are closed to everybody.
      denied ||= isDenied(error);
    }
  }
  return { inodes, denied };
}

function isDenied(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EPERM';
}

function push(map: Map<number, number[]>, inode: number, pid: number): void {
  const pids = map.get(inode);
  if (pids) pids.push(pid);
  else map.set(inode, [pid]);
}
