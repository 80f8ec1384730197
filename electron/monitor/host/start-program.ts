import { type ChildProcess, spawn } from 'node:child_process';
import { Duplex } from 'node:stream';
import type { ProgramStart } from './own-programs.ts';
import { StreamPort } from './stream-port.ts';

/**
 * Where a program of ours finds the line to who started it. Standard input and output are not to be had everywhere,
 * and Node's own channel only between processes that are Node.
 */
export const PARENT_FD = 3;

export interface StartOptions {
  /** Whether it is to be the first of a process group of its own (POSIX). */
  readonly detached?: boolean;
  readonly stderr: 'inherit' | 'ignore';
}

/** A running program of ours. */
export interface StartedProgram<Out, In> {
  readonly child: ChildProcess;
  readonly port: StreamPort<Out, In>;
  /** Resolves when it has ended, or could not be started at all. */
  readonly gone: Promise<void>;
}

/** Starts a program of Portico's own. */
export function startProgram<Out, In>(
  { file, args }: ProgramStart,
  { detached = false, stderr }: StartOptions,
): StartedProgram<Out, In> {
  const child = spawn(file, args, { detached, stdio: ['ignore', 'ignore', stderr, 'pipe'] });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => {
      if (child.pid === undefined) resolve();
    });
  });
  // Where the system has no room for another process there is no stream either.
  const stream: unknown = child.stdio?.[PARENT_FD];
  const port = new StreamPort<Out, In>(stream instanceof Duplex ? stream : closedStream());
  return { child, port, gone };
}

function closedStream(): Duplex {
  return new Duplex().destroy();
}
