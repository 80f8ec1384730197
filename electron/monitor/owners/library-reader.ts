import type { Owner } from '../../../shared/model/socket.ts';
import type { Problem } from '../../../shared/model/status.ts';
import type { RawChanges, RawSocket } from '../sources/source.ts';
import type { Library } from '../sources/systeminformation/library.ts';
import type { LibraryProcess } from '../sources/systeminformation/protocol.ts';
import type { AttributeOptions, Attribution, Attributions, OwnerReader } from './owners.ts';
import { bareOwner, HIDDEN_OWNER, NO_OWNER, reuse } from './owners.ts';

/** The list is read again for a new pid, but not more often than this, in milliseconds. */
const SHORTEST_REFRESH_MS = 2000;
/** And in any case after this, so that a reused pid does not keep the name of its predecessor. */
const LONGEST_REFRESH_MS = 30_000;
const LIMIT_MS = 15_000;

/**
 * macOS and Windows: the pid that the source gave, with the process list of systeminformation. That list
 * can take seconds: sockets are shown at once and their processes a reading later.
 */
export class LibraryOwnerReader implements OwnerReader {
  readonly #library: Library;
  readonly #platform: string;
  #processes = new Map<number, Owner>();
  readonly #sockets = new Map<string, RawSocket>();
  #attributions = new Map<string, Attribution>();
  #refresh: Promise<void> | null = null;
  #readAt = 0;
  #problem: Problem | null = null;

  /** @param platform Node's name of the system, other than the real one only in tests */
  constructor(library: Library, platform: string = process.platform) {
    this.#library = library;
    this.#platform = platform;
  }

  async attribute(
    { opened, changed, closed }: RawChanges,
    { wait, signal }: AttributeOptions,
  ): Promise<Attributions> {
    for (const key of closed) this.#sockets.delete(key);
    for (const socket of [...opened, ...changed]) this.#sockets.set(socket.key, socket);
    const refresh = this.#refreshFor([...this.#sockets.values()]);
    if (wait && refresh !== null) await Promise.race([refresh, whenAborted(signal)]);
    const touched = new Set<string>();
    const attributions = new Map<string, Attribution>();
    for (const socket of this.#sockets.values()) {
      const before = this.#attributions.get(socket.key);
      const next = reuse(before, this.#attribute(socket));
      if (before && next !== before) touched.add(socket.key);
      attributions.set(socket.key, next);
    }
    for (const { key } of changed) touched.delete(key);
    this.#attributions = attributions;
    return {
      of: (socket) => attributions.get(socket.key) ?? this.#attribute(socket),
      touched,
      userOf: () => null,
      hiddenReason: null,
      problems: this.#problem ? [this.#problem] : [],
    };
  }

  reset(): void {
    this.#sockets.clear();
    this.#attributions.clear();
  }

  #attribute({ owner }: RawSocket): Attribution {
    if (owner.kind === 'nobody') return NO_OWNER;
    if (owner.kind !== 'pid') return HIDDEN_OWNER;
    const { pid, name } = owner;
    const known = this.#processes.get(pid);
    return {
      owners: [known ?? bareOwner(pid, name)],
      status: 'complete',
      unit: null,
      container: null,
    };
  }

  #refreshFor(sockets: readonly RawSocket[]): Promise<void> | null {
    if (this.#refresh !== null) return this.#refresh;
    const age = Date.now() - this.#readAt;
    if (age < SHORTEST_REFRESH_MS) return null;
    const hasNew = sockets.some(
      ({ owner }) => owner.kind === 'pid' && !this.#processes.has(owner.pid),
    );
    if (!hasNew && age < LONGEST_REFRESH_MS) return null;
    this.#refresh = this.#read().finally(() => {
      this.#refresh = null;
    });
    return this.#refresh;
  }

  async #read(): Promise<void> {
    try {
      const list = await this.#library.call('processes', AbortSignal.timeout(LIMIT_MS));
      this.#processes = new Map(list.map((process) => [process.pid, this.#owner(process)]));
      this.#problem = null;
    } catch (error) {
      this.#problem = {
        code: 'processes-unread',
        detail: error instanceof Error ? error.message : null,
      };
    }
    this.#readAt = Date.now();
  }

  /** The same object as before for a process that is still the same. */
  #owner(process: LibraryProcess): Owner {
    const next = ownerOf(process, this.#platform);
    const known = this.#processes.get(process.pid);
    const same =
      known?.name === next.name &&
      known.commandLine === next.commandLine &&
      known.user === next.user &&
      known.parentPid === next.parentPid &&
      isSameStart(known.startedAt, next.startedAt);
    return same && known ? known : next;
  }
}

/**
 * A process of the library's list in our terms. On Windows its `path` is the program's file and `command`
 * the whole command line; on macOS `path` is the folder, `command` the file in it and `params` the rest.
 */
export function ownerOf(process: LibraryProcess, platform: string): Owner {
  const { pid, name, user } = process;
  const folder = platform === 'win32' ? '' : process.path;
  const command = [folder, process.command].filter(Boolean).join('/');
  const path = platform === 'win32' ? process.path : folder && command;
  const startedAt = Date.parse((process.started ?? '').replace(' ', 'T'));
  return {
    pid,
    name,
    path: path || null,
    commandLine: [command, process.params].filter(Boolean).join(' ') || null,
    user: user || null,
    startedAt: Number.isNaN(startedAt) ? null : startedAt,
    parentPid: process.parentPid || null,
  };
}

/** The library works start times out of ages: they can differ by a second from one list to the next. */
export function isSameStart(a: number | null, b: number | null): boolean {
  if (a === null || b === null) return a === b;
  return Math.abs(a - b) <= 2000;
}

function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
