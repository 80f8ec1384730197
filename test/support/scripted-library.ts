import { EventEmitter } from 'node:events';
import { Library } from '../../electron/monitor/sources/systeminformation/library.ts';
import type { LibraryConnection } from '../../electron/monitor/sources/systeminformation/map-connections.ts';
import type {
  LibraryCall,
  LibraryCalls,
  LibraryProcess,
} from '../../electron/monitor/sources/systeminformation/protocol.ts';

type List = readonly LibraryConnection[] | readonly LibraryProcess[];

/** What a call answers: a list, what a function makes then, an error, or nothing ever. */
export type Answer = List | (() => Promise<List>) | Error | 'hang';

/** The library without its child process: answers one call after the other by a script. */
export class ScriptedLibrary extends Library {
  readonly calls: LibraryCall[] = [];
  readonly events = new EventEmitter();
  readonly #answers: Answer[];

  constructor(answers: readonly Answer[]) {
    super();
    this.#answers = [...answers];
  }

  /** Adds what the next calls answer. */
  answer(...answers: Answer[]): void {
    this.#answers.push(...answers);
  }

  override async call<C extends LibraryCall>(
    call: C,
    signal: AbortSignal,
  ): Promise<LibraryCalls[C]> {
    this.calls.push(call);
    const answer = this.#answers.shift();
    if (answer === undefined) throw new Error('the script has no further answer');
    if (answer instanceof Error) throw answer;
    if (answer === 'hang') return await new Promise((_, reject) => rejectOnAbort(signal, reject));
    return (typeof answer === 'function' ? await answer() : answer) as unknown as LibraryCalls[C];
  }

  override async close(): Promise<void> {
    this.events.emit('closed');
  }
}

function rejectOnAbort(signal: AbortSignal, reject: (reason: unknown) => void): void {
  signal.addEventListener('abort', () => reject(signal.reason), { once: true });
}
