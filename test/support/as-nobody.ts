import { readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { LinuxOwnerReader } from '../../electron/monitor/owners/linux/reader.ts';
import { makeRaw } from './make-raw.ts';
import { NOW, opening } from './raw-changes.ts';

/** What the child tells of three sockets: one of its own, the same if root had created it, and its parent's. */
export interface SeenByNobody {
  readonly uid: number;
  readonly hiddenReason: string | null;
  readonly own: { readonly status: string; readonly pids: readonly number[] };
  readonly createdByRoot: { readonly status: string; readonly pids: readonly number[] };
  readonly ofParent: { readonly status: string; readonly pids: readonly number[] };
}

const NOBODY = 65534;

/**
 * Entry of a child that gives up root where it has it, and then looks for the owners of sockets. A user
 * who is not root has less than all rights anyway.
 * Argument: inode of a socket that only the parent holds.
 */
const server = createServer().listen(0, '127.0.0.1', () => {
  if (process.getuid?.() === 0) {
    process.setgroups?.([]);
    process.setgid?.(NOBODY);
    process.setuid?.(NOBODY);
  }
  void look().then((seen) => {
    process.send?.(seen);
    server.close();
    process.disconnect();
  });
});

async function look(): Promise<SeenByNobody> {
  const uid = process.getuid?.() ?? -1;
  const inode = ownSocketInode();
  const own = makeRaw({ uid, owner: { kind: 'inode', inode } });
  const createdByRoot = makeRaw({ uid: 0, owner: { kind: 'inode', inode } });
  const parentInode = Number(process.argv[2]);
  const ofParent = makeRaw({ uid: 0, owner: { kind: 'inode', inode: parentInode } });
  const reader = new LinuxOwnerReader();
  const { of, hiddenReason } = await reader.attribute(opening([own, createdByRoot, ofParent]), NOW);
  const told = (socket: typeof own) => {
    const { owners, status } = of(socket);
    return { status, pids: owners.map(({ pid }) => pid) };
  };
  return {
    uid,
    hiddenReason,
    own: told(own),
    createdByRoot: told(createdByRoot),
    ofParent: told(ofParent),
  };
}

/** The listener is the newest of this process's sockets. */
function ownSocketInode(): number {
  const inodes = readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const inode = /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/self/fd/${name}`))?.[1];
      return inode === undefined ? [] : [Number(inode)];
    } catch {
      return [];
    }
  });
  return Math.max(...inodes);
}
