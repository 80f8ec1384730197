import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import type { AnswerMessage, CallMessage, LibraryCall, LibraryCalls } from './protocol.ts';

/**
 * systeminformation in a child process, started when first needed. A call that is aborted ends the child
 * with everything it started; the next call starts a new one.
 */
export class Library {
  readonly #childPath: string;
  #child: ChildProcess | null = null;
  #nextId = 1;

  /** @param childPath file of the built child entry */
  constructor(childPath: string) {
    this.#childPath = childPath;
  }

  /** @throws the signal's reason when it fires, or an Error with what the child said */
  async call<C extends LibraryCall>(call: C, signal: AbortSignal): Promise<LibraryCalls[C]> {
    signal.throwIfAborted();
    const child = this.#ensureChild();
    const id = this.#nextId;
    this.#nextId += 1;
    return await new Promise<LibraryCalls[C]>((resolve, reject) => {
      const settle = (act: () => void): void => {
        child.off('message', onMessage);
        child.off('exit', onExit);
        signal.removeEventListener('abort', onAbort);
        act();
      };
      const onMessage = (message: unknown): void => {
        const answer = message as AnswerMessage;
        if (answer.id !== id) return;
        settle(() => {
          if (answer.ok) resolve(answer.value as LibraryCalls[C]);
          else reject(new Error(answer.error));
        });
      };
      const onExit = (): void => settle(() => reject(new Error('the child process ended')));
      const onAbort = (): void => {
        this.#end(child);
        settle(() => reject(signal.reason));
      };
      child.on('message', onMessage);
      child.on('exit', onExit);
      signal.addEventListener('abort', onAbort, { once: true });
      child.send({ id, call } satisfies CallMessage);
    });
  }

  /** Ends the child and waits until it is gone. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    this.#end(child);
    await gone;
  }

  #ensureChild(): ChildProcess {
    if (this.#child) return this.#child;
    // A group of its own: the shells and tools that the library starts belong to it.
    const child = fork(this.#childPath, [], {
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.once('exit', () => {
      if (this.#child === child) this.#child = null;
      // What it started may outlive a child that died by itself.
      if (process.platform !== 'win32') this.#end(child);
    });
    child.on('error', () => this.#end(child));
    this.#child = child;
    return child;
  }

  #end(child: ChildProcess): void {
    if (this.#child === child) this.#child = null;
    if (child.pid === undefined) return;
    if (process.platform === 'win32') {
      execFile('taskkill', ['/pid', `${child.pid}`, '/t', '/f'], () => {});
      return;
    }
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      child.kill('SIGKILL');
    }
  }
}
