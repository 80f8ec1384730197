import type { ProcessDetails } from '../../../../shared/model/process-details.ts';
import type { Owner } from '../../../../shared/model/socket.ts';
import type { Library } from '../../sources/systeminformation/library.ts';
import type { LibraryProcess } from '../../sources/systeminformation/protocol.ts';
import { ownerOf } from '../library-reader.ts';
import { ancestryOf } from './ancestry.ts';
import { isSameProcess, type ProcessInspector } from './inspect-process.ts';

/** The list of processes can take seconds: it is read again after this, in milliseconds. */
const REFRESH_MS = 10_000;
const LIMIT_MS = 15_000;

/** macOS and Windows: the process list of systeminformation. */
export class LibraryProcessInspector implements ProcessInspector {
  readonly #library: Library;
  readonly #platform: string;
  #list: Promise<ReadonlyMap<number, LibraryProcess>> | null = null;
  #readAt = Number.NEGATIVE_INFINITY;

  /** @param platform Node's name of the system, other than the real one only in tests */
  constructor(library: Library, platform: string = process.platform) {
    this.#library = library;
    this.#platform = platform;
  }

  /** @throws what the library said where its list could not be read */
  async look(owner: Owner): Promise<ProcessDetails | null> {
    const processes = await this.#processes();
    const find = (pid: number): Owner | null => {
      const process = processes.get(pid);
      return process ? ownerOf(process, this.#platform) : null;
    };
    const now = find(owner.pid);
    if (!now || !isSameProcess(now, owner)) return null;
    const kibibytes = processes.get(owner.pid)?.memRss ?? 0;
    return {
      ancestry: ancestryOf(now, find),
      workingFolder: null,
      threads: null,
      memoryBytes: kibibytes > 0 ? kibibytes * 1024 : null,
    };
  }

  close(): Promise<void> {
    return this.#library.close();
  }

  /** Asked for again while it is being read, it is read once. */
  #processes(): Promise<ReadonlyMap<number, LibraryProcess>> {
    if (this.#list && Date.now() - this.#readAt < REFRESH_MS) return this.#list;
    this.#readAt = Date.now();
    const list = this.#read();
    this.#list = list;
    list.catch(() => {
      if (this.#list === list) this.#list = null;
    });
    return list;
  }

  async #read(): Promise<ReadonlyMap<number, LibraryProcess>> {
    const list = await this.#library.call('processes', AbortSignal.timeout(LIMIT_MS));
    return new Map(list.map((process) => [process.pid, process]));
  }
}
