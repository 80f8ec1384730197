import type { Owner, SocketRow } from '../../../shared/model/socket.ts';
import { isSameProcess } from '../owners/inspect/inspect-process.ts';
import { isSameStart, ownerOf } from '../owners/library-reader.ts';
import type { Library } from '../sources/systeminformation/library.ts';
import { CheckedPid } from './checked-pid.ts';
import {
  descendantsIn,
  type HeldProcess,
  NOWHERE,
  type Processes,
  type ProcessPlace,
} from './processes.ts';

const LIMIT_MS = 15_000;
/** The list can take seconds: within one judgement it is read once, in milliseconds. */
const KEPT_MS = 2000;

/**
 * macOS and Windows: the process list of systeminformation, read anew right before each signal. There is
 * nothing to hold on to a process by, and its list does not tell who holds a socket: the pid and the start
 * time have to do.
 */
export class PortableProcesses implements Processes {
  readonly hasGap = true;
  readonly #library: Library;
  readonly #platform: string;
  #kept: { readonly at: number; readonly list: Promise<ReadonlyMap<number, Owner>> } | null = null;

  /** @param platform Node's name of the system, other than the real one only in tests */
  constructor(library: Library, platform: string = process.platform) {
    this.#library = library;
    this.#platform = platform;
  }

  isSameStart(a: number | null, b: number | null): boolean {
    return isSameStart(a, b);
  }

  async find(pid: number): Promise<Owner | null> {
    return (await this.#list()).get(pid) ?? null;
  }

  async hold(pid: number): Promise<HeldProcess | null> {
    const owner = await this.find(pid);
    return (
      owner &&
      new CheckedPid(owner, async (before) => {
        const now = (await this.#readList()).get(before.pid);
        return now !== undefined && isSameProcess(now, before);
      })
    );
  }

  async descendants(pid: number): Promise<readonly Owner[]> {
    const list = await this.#list();
    const parents = [...list.values()].map((owner) => [owner.pid, owner.parentPid ?? 0] as const);
    return descendantsIn(pid, parents)
      .map((below) => list.get(below))
      .filter((owner) => owner !== undefined);
  }

  isKernelThread(pid: number): boolean {
    // Windows: the idle process and the system's own; macOS: the kernel.
    return this.#platform === 'win32' ? pid === 0 || pid === 4 : pid === 0;
  }

  placeOf(): ProcessPlace {
    return NOWHERE;
  }

  /** The row's own list of owners was asked for just before. */
  async holds(pid: number, row: SocketRow): Promise<'yes' | 'no'> {
    return row.owners.some((owner) => owner.pid === pid) ? 'yes' : 'no';
  }

  async close(): Promise<void> {
    await this.#library.close();
  }

  #list(): Promise<ReadonlyMap<number, Owner>> {
    const now = performance.now();
    if (this.#kept && now - this.#kept.at < KEPT_MS) return this.#kept.list;
    const list = this.#readList();
    this.#kept = { at: now, list };
    return list;
  }

  async #readList(): Promise<ReadonlyMap<number, Owner>> {
    const list = await this.#library.call('processes', AbortSignal.timeout(LIMIT_MS));
    return new Map(list.map((one) => [one.pid, ownerOf(one, this.#platform)]));
  }
}
