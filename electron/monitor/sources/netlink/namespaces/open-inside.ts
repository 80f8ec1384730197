import { closeSync, fstatSync, openSync, readlinkSync } from 'node:fs';
import { CLONE_NEWNET } from '../constants.ts';
import { DiagSocket } from '../diag-socket.ts';
import type { Libc } from '../libc.ts';
import type { OtherNamespace } from './find-namespaces.ts';

/**
 * Why a namespace could not be read.
 * - `denied`: not in this way, now or later
 * - `gone`: it has ended, or is ending
 */
export type Unreadable = 'denied' | 'gone';

/** Where the thread that asks is, which setns alone moves. */
const HERE = '/proc/thread-self/ns/net';
const NOT_HOME = 70;

/**
 * Opens a netlink socket in another network namespace, where it stays, and comes home in the same go:
 * nothing else of this thread may run abroad. Has to be called where no other code can start a thread.
 * @param words for the socket's answers
 * @param end ends this process: a monitor that cannot come home would tell one network for another
 */
export function openInside(
  { id, handle }: OtherNamespace,
  libc: Libc,
  words: Uint32Array<ArrayBuffer>,
  end: () => never = endAbroad,
): DiagSocket | Unreadable {
  const files: number[] = [];
  const open = (path: string): number => {
    const file = openSync(path, 'r');
    files.push(file);
    return file;
  };
  try {
    if (handle === null) return 'denied';
    const home = open(HERE);
    const link = readlinkSync(HERE);
    const there = open(handle);
    if (`${fstatSync(there).ino}` !== id) return 'gone';
    if (libc.setns(there, CLONE_NEWNET) !== 0) return 'denied';
    try {
      return new DiagSocket(libc, words);
    } finally {
      if (libc.setns(home, CLONE_NEWNET) !== 0 || !isAt(link)) end();
    }
  } catch (error) {
    return isDenied(error) ? 'denied' : 'gone';
  } finally {
    for (const file of files) closeSync(file);
  }
}

function isAt(link: string): boolean {
  try {
    return readlinkSync(HERE) === link;
  } catch {
    return false;
  }
}

function isDenied(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'EACCES' || code === 'EPERM';
}

function endAbroad(): never {
  process.stderr.write('portico: cannot return from another network namespace\n');
  process.exit(NOT_HOME);
}
