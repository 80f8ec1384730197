import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { HolderAnswer, HolderTask } from './holder.ts';

const ENTRY = fileURLToPath(new URL('./holder.ts', import.meta.url));

/** A forked process that holds sockets. */
export class Holder {
  readonly pid: number;
  readonly #child: ChildProcess;
  readonly #exited: Promise<unknown>;

  private constructor(child: ChildProcess, pid: number) {
    this.#child = child;
    this.#exited = once(child, 'exit');
    this.pid = pid;
  }

  static fork(): Holder {
    const child = fork(ENTRY, [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    if (child.pid === undefined) throw new Error('a process of the laboratory did not start');
    return new Holder(child, child.pid);
  }

  /** @returns the port that it opened; 0 where it holds a passed one */
  async do(task: HolderTask, server?: Server): Promise<number> {
    const answered = once(this.#child, 'message');
    this.#child.send(task, server);
    const ended = this.#exited.then(() => {
      throw new Error('a process of the laboratory ended by itself');
    });
    const [answer] = (await Promise.race([answered, ended])) as [HolderAnswer];
    if (answer.ok) return answer.port;
    throw Object.assign(new Error(answer.message), { code: answer.code });
  }

  /** Resolves when the process is gone, and with it its sockets. */
  async end(): Promise<void> {
    if (this.#child.connected) this.#child.disconnect();
    await this.#exited;
  }
}
