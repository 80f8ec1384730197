import { readFileSync } from 'node:fs';
import { PROC_TABLES, parseProcTable } from '../../proc/parse-table.ts';
import { RawDiffer } from '../../raw-differ.ts';
import type { RawChanges, RawSocket } from '../../source.ts';
import { type OtherNamespace, tableInode } from './find-namespaces.ts';
import type { ForeignTable } from './foreign-table.ts';
import type { Unreadable } from './open-inside.ts';

/** Tables as text cost some 30 times what the kernel's answer does: they are read this often at most. */
const PAUSE_MS = 5000;
/** And for this part of the time at most. */
const MOST_SHARE = 1 / 200;
const NOTHING: RawChanges = { opened: [], changed: [], closed: [] };

/**
 * A namespace that may not be entered, as the files of a process in it show it to everybody. Between two
 * readings of the files its sockets stay as they were.
 */
export class TextTable implements ForeignTable {
  readonly #differ = new RawDiffer();
  readonly #now: () => number;
  #dueAt = Number.NEGATIVE_INFINITY;
  unreadable = 0;

  /** @param now a clock, in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
  }

  read({ id, tables }: OtherNamespace): RawChanges | Unreadable {
    if (!tables) return 'denied';
    const startedAt = this.#now();
    if (startedAt < this.#dueAt) return NOTHING;
    const sockets: RawSocket[] = [];
    let unreadable = 0;
    for (const table of PROC_TABLES) {
      const text = readTable(`${tables.folder}/${table.file}`);
      if (typeof text !== 'string') return text.failure;
      const parsed = parseProcTable(text, table, id);
      for (const socket of parsed.sockets) sockets.push({ ...socket, netns: id });
      unreadable += parsed.unreadable;
    }
    // A process that went, or went elsewhere, while its files were read: they say nothing for sure.
    if (tableInode(tables.folder) !== tables.inode) return 'gone';
    this.unreadable = unreadable;
    const changes = this.#differ.changesTo(sockets);
    // One that could not be read is tried again at once.
    this.#dueAt = startedAt + Math.max(PAUSE_MS, (this.#now() - startedAt) / MOST_SHARE);
    return changes;
  }

  clear(): RawChanges {
    return this.#differ.changesTo([]);
  }

  inspect(): null {
    return null;
  }
}

/** A kernel without IPv6 has no tcp6 and udp6: that is no failure. */
function readTable(path: string): string | { readonly failure: Unreadable } {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' && path.endsWith('6')) return '';
    return { failure: code === 'EACCES' || code === 'EPERM' ? 'denied' : 'gone' };
  }
}
