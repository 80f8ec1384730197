import { readFileSync } from 'node:fs';
import { sameEnd } from '../../../../shared/actions/same-end.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { ALL_STATES, IPPROTO_TCP, IPPROTO_UDP } from '../../sources/netlink/constants.ts';
import { cookieIn, ROW } from '../../sources/netlink/decode-row.ts';
import { DUMP_KINDS } from '../../sources/netlink/diag-request.ts';
import { DiagSocket } from '../../sources/netlink/diag-socket.ts';
import { loadLibc } from '../../sources/netlink/libc.ts';
import { ownNamespace } from '../../sources/netlink/own-namespace.ts';
import type { SocketQuestion } from '../../sources/netlink/socket-table.ts';
import { PROC_TABLES, parseProcTable } from '../../sources/proc/parse-table.ts';

/** A socket as the kernel has it now. */
export interface FoundSocket {
  /** How the kernel is asked for it alone: by its cookie, too. */
  readonly question: SocketQuestion;
  readonly inode: number;
}

/** Words of a struct inet_diag_sockid, cookie included. */
const SOCKET_ID_WORDS = 12;
/** Row keys of the netlink source: namespace and cookie. */
const BY_COOKIE = /^([^/]+)\/[0-9a-f]{1,16}$/;

/** Whether the key of a row holds the kernel's own identity of its socket, in this namespace. */
export function hasCookie({ id, netns }: SocketRow): boolean {
  const [, namespace] = BY_COOKIE.exec(id) ?? [];
  return netns === null && namespace !== undefined && namespace === ownNamespace();
}

/**
 * Looks the socket of a row up by its cookie, in what the kernel says now.
 * @param use is given the open netlink socket and what was found; null: it is gone
 * @throws {DiagError} or, where koffi has no binary for this system, an Error
 */
export async function withSocketOf<T>(
  row: SocketRow,
  use: (socket: DiagSocket, found: FoundSocket | null) => T,
): Promise<T> {
  const socket = new DiagSocket(await loadLibc());
  try {
    return use(socket, find(socket, row));
  } finally {
    socket.close();
  }
}

function find(socket: DiagSocket, row: SocketRow): FoundSocket | null {
  const [low, high] = cookieIn(row.id);
  const protocol = row.protocol === 'tcp' ? IPPROTO_TCP : IPPROTO_UDP;
  const found: FoundSocket[] = [];
  for (const kind of DUMP_KINDS.filter((one) => one.protocol === protocol)) {
    socket.dump(kind, ALL_STATES, (place) => {
      const { words } = socket;
      if (words[place + ROW.cookieLow] !== low || words[place + ROW.cookieHigh] !== high) return;
      const start = place + ROW.ports;
      found.push({
        question: {
          kind: { family: (words[place + ROW.familyAndState] ?? 0) & 0xff, protocol },
          socketId: words.slice(start, start + SOCKET_ID_WORDS),
        },
        inode: words[place + ROW.inode] ?? 0,
      });
    });
  }
  return found[0] ?? null;
}

/**
 * Inodes of the sockets at a row's endpoints, as the tables of that process's own namespace have them: where
 * there is no cookie to go by.
 */
export function inodesAt(pid: number, row: SocketRow, root = '/proc'): number[] {
  const table = PROC_TABLES.find(
    ({ protocol, family }) => protocol === row.protocol && family === row.family,
  );
  if (!table) return [];
  let text: string;
  try {
    text = readFileSync(`${root}/${pid}/net/${table.file}`, 'utf8');
  } catch {
    return [];
  }
  return parseProcTable(text, table, '')
    .sockets.filter(
      (socket) => sameEnd(socket.local, row.local) && sameEnd(socket.remote, row.remote),
    )
    .flatMap(({ owner }) => (owner.kind === 'inode' ? [owner.inode] : []));
}
