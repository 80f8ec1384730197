import { spawn } from 'node:child_process';
import { ROOT } from '../root.ts';
import type { StartTexts } from './messages.ts';

/** A runtime that ends sooner than this did not come up, in milliseconds. */
const COMES_UP_MS = 3000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs the desktop app until it ends.
 * @param runtime program file of the Electron runtime
 * @returns its exit code, or why it did not come up
 */
export async function runDesktop(runtime: string, texts: StartTexts): Promise<number | string> {
  const startedAt = performance.now();
  const child = spawn(runtime, [ROOT], { stdio: ['inherit', 'inherit', 'pipe'] });
  let lastLine = '';
  child.stderr.on('data', (data: Buffer) => {
    process.stderr.write(data);
    lastLine = data.toString().trim().split('\n').at(-1) ?? lastLine;
  });
  let interrupted = false;
  const forward = (signal: NodeJS.Signals): void => {
    interrupted = true;
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  const { code, how } = await endOf(child);
  for (const signal of SIGNALS) process.off(signal, forward);
  if (interrupted) return 0;
  const cameUp = performance.now() - startedAt >= COMES_UP_MS;
  if (cameUp || code === 0) return code ?? 1;
  return texts.died([how, lastLine].filter(Boolean).join(': '));
}

interface End {
  readonly code: number | null;
  /** In words of the system: an exit code, a signal, or why it could not be started. */
  readonly how: string;
}

function endOf(child: ReturnType<typeof spawn>): Promise<End> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, how: error.message }));
    child.once('close', (code, signal) => resolve({ code, how: signal ?? `${code}` }));
  });
}
