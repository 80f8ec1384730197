import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { TargetPlan, TargetReady } from './target.ts';

const ENTRY = fileURLToPath(new URL('./target.ts', import.meta.url));
const LAST_PID = '/proc/sys/kernel/ns_last_pid';

/** A real process that may be ended; it is gone when the test is over. */
export interface Target extends TargetReady {
  readonly pid: number;
  readonly child: ChildProcess;
  /** The signal that ended it, or its exit code. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
}

/** @param options `uid`: of the user it runs as */
export async function startTarget(
  plan: TargetPlan = {},
  options: { readonly uid?: number } = {},
): Promise<Target> {
  const child = fork(ENTRY, [JSON.stringify(plan)], { execArgv: [], ...options });
  return await asTarget(child);
}

/** Whether a pid can be given to a new process here. */
export function whyNoReuse(): string | null {
  if (!existsSync(LAST_PID)) return 'this kernel lets nobody choose a pid';
  try {
    writeFileSync(LAST_PID, readFileSync(LAST_PID, 'utf8'));
    return null;
  } catch {
    return 'to give a process a chosen pid takes a right that is missing here';
  }
}

/** Ends a process and starts another one that gets its pid. */
export async function replace(target: Target, plan: TargetPlan = {}): Promise<Target> {
  target.child.kill('SIGKILL');
  await target.ended;
  for (let count = 0; count < 200; count += 1) {
    // The next process gets the pid behind this one (proc_sys_kernel(5)), unless somebody is quicker.
    writeFileSync(LAST_PID, `${target.pid - 1}`);
    const child = fork(ENTRY, [JSON.stringify(plan)], { execArgv: [] });
    if (child.pid === target.pid) return await asTarget(child);
    child.kill('SIGKILL');
  }
  throw new Error('no process got that pid');
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

async function asTarget(child: ChildProcess): Promise<Target> {
  const ended = once(child, 'exit').then(
    ([code, signal]) => (signal ?? code) as NodeJS.Signals | number | null,
  );
  const below: number[] = [];
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
    for (const pid of below) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  });
  const [ready] = (await once(child, 'message')) as [TargetReady];
  below.push(...ready.children);
  return { ...ready, pid: child.pid ?? 0, child, ended };
}
