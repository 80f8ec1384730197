import { type ChildProcess, spawn } from 'node:child_process';
import { systemEnvironment } from '../system/run-tool.ts';
import type { HookResult } from './hook-queue.ts';

/** How long it may run, in milliseconds. */
const LIMIT_MS = 30_000;
/** What is kept of what it wrote to its standard error, in characters. */
const LONGEST_COMPLAINT = 500;

/** Exit code that asks for another try (`EX_TEMPFAIL` of sysexits.h). */
const TRY_AGAIN = 75;
/** How long what it wrote last may take to arrive after its end, in milliseconds. */
const LAST_WORDS_MS = 100;

/**
 * Runs the user's command with `document` on its standard input; no shell is between. What it writes is
 * passed over, but for the end of what it complains about.
 */
export function runHookCommand(
  [file = '', ...args]: readonly string[],
  document: string,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
): Promise<HookResult> {
  return new Promise((resolve) => {
    // A group of its own, so that what it started ends with it.
    const child = spawn(file, args, {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: systemEnvironment(),
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    let complaint = '';
    let ended: string | null = null;
    const end = (why: string): void => {
      ended ??= why;
      kill(child);
    };
    const stop = (): void => end('Portico ended');
    const timer = setTimeout(() => end(`it took more than ${limitMs / 1000} s`), limitMs);
    signal.addEventListener('abort', stop, { once: true });
    const done = (result: HookResult): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      // Whoever holds the other end of it may live on.
      child.stderr.destroy();
      resolve(result);
    };
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-LONGEST_COMPLAINT);
    });
    // A command need not read what it is told.
    child.stdin.on('error', () => {});
    child.stdin.end(document);
    child.once('error', (error) => done({ ok: false, detail: error.message, retry: false }));
    child.once('exit', (code, killedBy) => {
      if (ended === null && code === 0) return done({ ok: true });
      const how = ended ?? (code === null ? `it was ended by ${killedBy}` : `exit code ${code}`);
      const failed = (): void => {
        const detail = [how, complaint.trim()].filter((part) => part !== '').join(': ');
        done({ ok: false, detail, retry: code === TRY_AGAIN });
      };
      const wait = setTimeout(failed, LAST_WORDS_MS);
      child.once('close', () => {
        clearTimeout(wait);
        failed();
      });
    });
  });
}

/** Its group, where it has one. */
function kill(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
