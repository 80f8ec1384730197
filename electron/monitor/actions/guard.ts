import { adviceFor } from '../../../shared/actions/advice.ts';
import type { Advice, Refusal } from '../../../shared/actions/process.ts';
import type { Owner, SocketRow } from '../../../shared/model/socket.ts';
import type { Processes } from './processes.ts';

/** No chain of parents is longer than this in earnest. */
const MOST_PARENTS = 64;

export interface Judgement {
  readonly refusal: Refusal | null;
  readonly advice: Advice | null;
}

/** Judges which processes are to be let alone, whoever asks. */
export class Guard {
  readonly #processes: Processes;
  readonly #own: ReadonlySet<number>;

  /** @param own pids of Portico's own processes */
  constructor(processes: Processes, own: Iterable<number>) {
    this.#processes = processes;
    this.#own = new Set(own);
  }

  /** @param row by which the process was found; it may be held for another unit or container */
  async judge(owner: Owner, row: SocketRow | null): Promise<Judgement> {
    const place = this.#processes.placeOf(owner.pid);
    const advice = adviceFor(
      row?.unit ?? place.unit,
      row?.container ?? place.container,
      place.manager,
    );
    return { refusal: (await this.#refusalOf(owner)) ?? advice?.kind ?? null, advice };
  }

  async #refusalOf({ pid }: Owner): Promise<Refusal | null> {
    // Before pid 1: Portico may be what a container was started for.
    if (this.#own.has(pid)) return 'self';
    if (pid === 1) return 'first';
    if (this.#processes.isKernelThread(pid)) return 'kernel';
    for await (const parent of this.#parentsOf(pid)) if (this.#own.has(parent)) return 'self';
    for (const own of this.#own) {
      for await (const parent of this.#parentsOf(own)) if (parent === pid) return 'ancestor';
    }
    return null;
  }

  async *#parentsOf(pid: number): AsyncGenerator<number> {
    let child = pid;
    for (let count = 0; count < MOST_PARENTS; count += 1) {
      const parent = (await this.#processes.find(child))?.parentPid ?? null;
      if (parent === null) return;
      yield parent;
      child = parent;
    }
  }
}
