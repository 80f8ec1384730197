import type { Problem } from '../../../../../shared/model/status.ts';
import type { SocketDetails } from '../../../../../shared/model/traffic.ts';
import type { RawChanges, RawSocket } from '../../source.ts';
import { BUFFER_WORDS } from '../diag-socket.ts';
import type { Libc } from '../libc.ts';
import { DumpedTable } from './dumped-table.ts';
import { NamespaceFinder, type OtherNamespace } from './find-namespaces.ts';
import type { ForeignTable } from './foreign-table.ts';
import { TextTable } from './text-table.ts';

interface Changes {
  readonly opened: RawSocket[];
  readonly changed: RawSocket[];
  readonly closed: string[];
}

/**
 * The sockets of all other network namespaces: of containers, above all. Where this user may enter a
 * namespace, the kernel is asked inside; where not, the tables of a process in it are read. All of it is
 * synchronous, so that no other code ever runs in a foreign namespace.
 */
export class ForeignTables {
  readonly #libc: Libc | null;
  readonly #finder: Pick<NamespaceFinder, 'find'>;
  readonly #now: () => number;
  readonly #words = new Uint32Array(BUFFER_WORDS);
  readonly #tables = new Map<string, ForeignTable>();
  /** Namespaces that were gone when they were to be read. */
  readonly #gone = new Set<string>();
  #unread = 0;

  /**
   * @param libc null: no namespace is entered
   * @param now a clock, in milliseconds
   */
  constructor(
    libc: Libc | null,
    finder: Pick<NamespaceFinder, 'find'> = new NamespaceFinder(),
    now = () => performance.now(),
  ) {
    this.#libc = libc;
    this.#finder = finder;
    this.#now = now;
  }

  /** What the last reading could not tell. */
  get problems(): readonly Problem[] {
    return this.#unread > 0 ? [{ code: 'namespaces-unread', count: this.#unread }] : [];
  }

  /** Rows of the last reading that could not be read. */
  get unreadable(): number {
    let rows = 0;
    for (const table of this.#tables.values()) rows += table.unreadable;
    return rows;
  }

  read(signal: AbortSignal): RawChanges {
    const all: Changes = { opened: [], changed: [], closed: [] };
    const namespaces = this.#finder.find();
    const present = new Set(namespaces.map(({ id }) => id));
    for (const [id, table] of this.#tables) {
      if (present.has(id)) continue;
      add(all, table.clear());
      this.#tables.delete(id);
    }
    for (const id of this.#gone) if (!present.has(id)) this.#gone.delete(id);
    this.#unread = 0;
    for (const namespace of namespaces) {
      signal.throwIfAborted();
      this.#read(namespace, all);
    }
    return all;
  }

  /** Forgets all sockets. @returns that they closed */
  clear(): RawChanges {
    const all: Changes = { opened: [], changed: [], closed: [] };
    for (const table of this.#tables.values()) add(all, table.clear());
    this.#tables.clear();
    this.#gone.clear();
    this.#unread = 0;
    return all;
  }

  /** Looks at one socket by its row key; null where it is gone, or cannot be looked at. */
  inspect(key: string): SocketDetails | null {
    return this.#tables.get(key.slice(0, key.indexOf('/')))?.inspect(key) ?? null;
  }

  #read(namespace: OtherNamespace, all: Changes): void {
    const { id } = namespace;
    let table = this.#tables.get(id) ?? this.#newTable(namespace);
    let changes = table.read(namespace);
    // One that is gone is not found next time; until then its rows stay as they were.
    if (changes === 'gone' && !this.#gone.has(id)) {
      this.#gone.add(id);
      return;
    }
    this.#gone.delete(id);
    if (typeof changes === 'string' && table instanceof DumpedTable) {
      add(all, table.clear());
      table = new TextTable(this.#now);
      changes = table.read(namespace);
    }
    this.#tables.set(id, table);
    if (typeof changes === 'string') this.#unread += 1;
    else add(all, changes);
  }

  #newTable(namespace: OtherNamespace): ForeignTable {
    if (this.#libc === null || namespace.handle === null) return new TextTable(this.#now);
    return new DumpedTable(namespace, this.#libc, this.#words);
  }
}

function add(all: Changes, { opened, changed, closed }: RawChanges): void {
  for (const socket of opened) all.opened.push(socket);
  for (const socket of changed) all.changed.push(socket);
  for (const key of closed) all.closed.push(key);
}
