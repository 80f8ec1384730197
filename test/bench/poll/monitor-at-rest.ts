import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ROOT } from '../../../build/root.ts';
import { startProgram } from '../../../electron/monitor/host/start-program.ts';
import type { FromMonitor, ToMonitor } from '../../../electron/monitor/host/wire.ts';
import type { MeasuredSource } from './source.ts';

const ENTRY = join(ROOT, 'out/monitor/main.js');
/** Until what runs often is compiled. */
const WARM_UP_MS = 5000;

export interface AtRest {
  /** Of all threads. */
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly rssBytes: number;
}

/**
 * Lets the monitor run in its own process as a host does, for `seconds`.
 * @returns why not, where another source serves
 */
export async function measureMonitor(
  source: MeasuredSource,
  intervalMs: number,
  seconds: number,
): Promise<AtRest | string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  const { child, port, gone } = startProgram<ToMonitor, FromMonitor>(
    { file: process.execPath, args: [ENTRY] },
    { stderr: 'inherit' },
  );
  const send = (message: ToMonitor): void => port.send(message);
  try {
    let serving: string | null = null;
    port.onMessage((message) => {
      if (message.kind !== 'events') return;
      for (const event of message.events) {
        if ('status' in event) serving = event.status.source?.name ?? null;
      }
      send({ kind: 'events-taken' });
    });
    send({ kind: 'start', setup: { dataFolder, version: '0', selfPids: [], source, intervalMs } });
    send({ kind: 'watch' });
    await sleep(WARM_UP_MS);
    const pid = child.pid ?? 0;
    const [startedAt, before] = [performance.now(), cpuMs(pid)];
    await sleep(seconds * 1000);
    const used = cpuMs(pid) - before;
    if (serving !== source) return `${serving ?? 'nothing'} serves`;
    return { cpuMs: used, wallMs: performance.now() - startedAt, rssBytes: rssBytes(pid) };
  } finally {
    port.close();
    await gone;
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

/** Of all threads, by the scheduler's own count in nanoseconds (Documentation/scheduler/sched-stats.rst); ticks are too coarse here. */
export function cpuMs(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8');
    nanoseconds += Number(stat.split(' ')[0]);
  }
  return nanoseconds / 1e6;
}

function rssBytes(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}
