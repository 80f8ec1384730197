import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HolderTask } from './holder.ts';

const ENTRY = fileURLToPath(new URL('./holder.ts', import.meta.url));
/** Sockets of one process: what the usual limit of open files leaves room for. */
const MOST_OF_ONE = 4000;
/** Of so many sockets one is a door. */
const SOCKETS_A_DOOR = 100;

/** Very many real TCP sockets on loopback, held by processes of their own. */
export class ScaleLab implements AsyncDisposable {
  readonly #holders: Holder[] = [];
  #size = 0;

  /** How many sockets it holds. */
  get size(): number {
    return this.#size;
  }

  /** Opens more until there are `size`. */
  async grow(size: number): Promise<void> {
    while (this.#size < size) {
      const share = Math.min(MOST_OF_ONE, size - this.#size);
      const doors = Math.max(1, Math.round(share / SOCKETS_A_DOOR));
      const pairs = Math.floor((share - doors) / 2);
      const holder = new Holder();
      this.#holders.push(holder);
      const host = `127.1.${this.#holders.length}.1`;
      await holder.do({ kind: 'open', host, doors: share - 2 * pairs, pairs });
      this.#size += share;
    }
  }

  /** Changes `share` of the sockets: half of those close, and as many others open. */
  async churn(share: number): Promise<void> {
    // A connection has two ends, and with each that closes another opens.
    const pairs = Math.round((this.#size * share) / 4);
    const each = Math.ceil(pairs / this.#holders.length);
    let left = pairs;
    for (const holder of this.#holders) {
      const part = Math.min(each, left);
      left -= part;
      if (part > 0) await holder.do({ kind: 'churn', pairs: part });
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#holders.map((holder) => holder.end()));
  }
}

/** A process that holds some of them. */
class Holder {
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;
  #answered: () => void = () => {};

  constructor() {
    this.#child = fork(ENTRY, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.#exited = once(this.#child, 'exit');
    this.#child.on('message', () => this.#answered());
  }

  async do(task: HolderTask): Promise<void> {
    const answer = new Promise<boolean>((resolve) => {
      this.#answered = () => resolve(true);
    });
    this.#child.send(task);
    if (await Promise.race([answer, this.#exited.then(() => false)])) return;
    throw new Error('a holder of sockets ended: is the limit of open files too low?');
  }

  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#exited;
  }
}
