import { readFileSync } from 'node:fs';
import { networkConnections } from 'systeminformation';
import { type MeasuredSource, Ticking } from './source.ts';

/** What a collector is to do: read by itself at every interval, for some time. */
export interface CollectorTask {
  readonly by: MeasuredSource | 'systeminformation';
  readonly intervalMs: number;
  readonly ticks: number;
}

/** Of the ticks after the first few. */
export interface CollectorAnswer {
  /** Why nothing was measured. */
  readonly whyNot: string | null;
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly rssBytes: number;
}

const NOTHING = { whyNot: null, cpuMs: 0, wallMs: 0, rssBytes: 0 };
const WARM_UP_TICKS = 3;

/** Entry of a process that does nothing but collect, so that all it costs can be counted. */
process.once('message', (task: CollectorTask) => {
  void collect(task).then((answer) => {
    process.send?.(answer);
    process.disconnect();
  });
});

async function collect({ by, intervalMs, ticks }: CollectorTask): Promise<CollectorAnswer> {
  if (by === 'systeminformation') return await run(networkConnections, intervalMs, ticks);
  const started = await Ticking.start(by);
  if (typeof started === 'string') return { ...NOTHING, whyNot: started };
  await using ticking = started;
  return await run(() => ticking.tick(), intervalMs, ticks);
}

async function run(
  read: () => Promise<unknown>,
  intervalMs: number,
  ticks: number,
): Promise<CollectorAnswer> {
  for (let tick = 0; tick < WARM_UP_TICKS; tick += 1) await read();
  const start = performance.now();
  const cpuBefore = cpuMs();
  for (let tick = 1; tick <= ticks; tick += 1) {
    await read();
    const rest = start + tick * intervalMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  }
  return {
    whyNot: null,
    cpuMs: cpuMs() - cpuBefore,
    wallMs: performance.now() - start,
    rssBytes: process.memoryUsage.rss(),
  };
}

/** Of this process, and of all that it started and that has ended (proc_pid_stat(5): fields 16 and 17). */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const childTicks = Number(fields[13]) + Number(fields[14]);
  return (user + system) / 1000 + childTicks * 10;
}
