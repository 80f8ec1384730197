import { execFile } from 'node:child_process';
import { type ProgramStart, startOf } from '../../host/own-programs.ts';
import { type StartedProgram, startProgram } from '../../host/start-program.ts';
import type { AnswerMessage, CallMessage, LibraryCall, LibraryCalls } from './protocol.ts';

/** A child, and what is done with its answers; null: it ended before it gave one. */
interface Running extends StartedProgram<CallMessage, AnswerMessage> {
  readonly waiting: Map<number, (answer: AnswerMessage | null) => void>;
}

/**
 * systeminformation in a child process, started when first needed. A call that is aborted ends the child
 * with everything it started; the next call starts a new one.
 */
export class Library {
  readonly #start: () => ProgramStart;
  #running: Running | null = null;
  #nextId = 1;

  /** @param start how the child is started; other than as one of our own programs only in tests */
  constructor(start: () => ProgramStart = () => startOf('systeminformation')) {
    this.#start = start;
  }

  /** @throws the signal's reason when it fires, or an Error with what the child said */
  async call<C extends LibraryCall>(call: C, signal: AbortSignal): Promise<LibraryCalls[C]> {
    signal.throwIfAborted();
    const running = this.#ensureChild();
    const id = this.#nextId;
    this.#nextId += 1;
    return await new Promise<LibraryCalls[C]>((resolve, reject) => {
      const settle = (act: () => void): void => {
        running.waiting.delete(id);
        signal.removeEventListener('abort', onAbort);
        act();
      };
      const onAbort = (): void => {
        this.#end(running);
        settle(() => reject(signal.reason));
      };
      running.waiting.set(id, (answer) =>
        settle(() => {
          if (!answer) reject(new Error('the child process ended'));
          else if (answer.ok) resolve(answer.value as LibraryCalls[C]);
          else reject(new Error(answer.error));
        }),
      );
      signal.addEventListener('abort', onAbort, { once: true });
      running.port.send({ id, call });
    });
  }

  /** Ends the child and waits until it is gone. */
  async close(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#end(running);
    await running.gone;
  }

  #ensureChild(): Running {
    if (this.#running) return this.#running;
    const started = startProgram<CallMessage, AnswerMessage>(this.#start(), {
      // A group of its own: the shells and tools that the library starts belong to it.
      detached: process.platform !== 'win32',
      stderr: 'ignore',
    });
    const running: Running = { ...started, waiting: new Map() };
    running.port.onMessage((answer) => running.waiting.get(answer.id)?.(answer));
    void running.gone.then(() => {
      if (this.#running === running) this.#running = null;
      // What it started may outlive a child that died by itself.
      if (process.platform !== 'win32') this.#end(running);
      for (const settle of [...running.waiting.values()]) settle(null);
    });
    running.child.on('error', () => this.#end(running));
    this.#running = running;
    return running;
  }

  #end(running: Running): void {
    const { child } = running;
    if (this.#running === running) this.#running = null;
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
