import type { SocketDetails } from '../../../../../shared/model/traffic.ts';
import type { RawChanges } from '../../source.ts';
import { cookieIn } from '../decode-row.ts';
import { DiagError } from '../diag-socket.ts';
import { fillTable } from '../fill-table.ts';
import { inspect } from '../inspect.ts';
import type { Libc } from '../libc.ts';
import { SocketTable } from '../socket-table.ts';
import type { OtherNamespace } from './find-namespaces.ts';
import type { ForeignTable } from './foreign-table.ts';
import { openInside, type Unreadable } from './open-inside.ts';

/** The first interface of every namespace: LOOPBACK_IFINDEX in net/flow.h. */
const LOOPBACK_INDEX = 1;

/**
 * A namespace that may be entered, read as our own is. The socket is opened anew each time: one that is
 * kept would keep the namespace itself from ending.
 */
export class DumpedTable implements ForeignTable {
  readonly #libc: Libc;
  readonly #words: Uint32Array<ArrayBuffer>;
  readonly #table: SocketTable;
  #namespace: OtherNamespace;

  constructor(namespace: OtherNamespace, libc: Libc, words: Uint32Array<ArrayBuffer>) {
    this.#namespace = namespace;
    this.#libc = libc;
    this.#words = words;
    const { id } = namespace;
    this.#table = new SocketTable({ namespace: id, netns: id, interfaceName });
  }

  get unreadable(): number {
    return this.#table.unreadable;
  }

  read(namespace: OtherNamespace): RawChanges | Unreadable {
    this.#namespace = namespace;
    const socket = openInside(namespace, this.#libc, this.#words);
    if (typeof socket === 'string') return socket;
    try {
      this.#table.begin();
      fillTable(this.#table, socket, 'all');
      return this.#table.end('all');
    } catch (error) {
      // A kernel that lets us in and does not answer there: it is asked in the other way.
      if (error instanceof DiagError) return 'denied';
      throw error;
    } finally {
      socket.close();
    }
  }

  clear(): RawChanges {
    this.#table.begin();
    return this.#table.end('all');
  }

  inspect(key: string): SocketDetails | null {
    const question = this.#table.questionFor(...cookieIn(key));
    if (!question) return null;
    const socket = openInside(this.#namespace, this.#libc, this.#words);
    if (typeof socket === 'string') return null;
    try {
      return inspect(socket, question);
    } finally {
      socket.close();
    }
  }
}

/** Our own sysfs has only the names of our own interfaces. */
function interfaceName(index: number): string {
  return index === LOOPBACK_INDEX ? 'lo' : `${index}`;
}
