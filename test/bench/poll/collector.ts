import { readFileSync } from 'node:fs';
import { networkConnections } from 'systeminformation';

/** How often and how many times systeminformation is to read. */
export interface CollectorTask {
  readonly intervalMs: number;
  readonly ticks: number;
}

/** Of the ticks after the first few. */
export interface CollectorAnswer {
  readonly cpuMs: number;
  readonly wallMs: number;
}

const WARM_UP_TICKS = 3;

/** Entry of a process that does nothing but collect, so that all it costs can be counted. */
process.once('message', (task: CollectorTask) => {
  void collect(task).then((answer) => {
    process.send?.(answer);
    process.disconnect();
  });
});

async function collect({ intervalMs, ticks }: CollectorTask): Promise<CollectorAnswer> {
  for (let tick = 0; tick < WARM_UP_TICKS; tick += 1) await networkConnections();
  const start = performance.now();
  const cpuBefore = cpuMs();
  for (let tick = 1; tick <= ticks; tick += 1) {
    await networkConnections();
    const rest = start + tick * intervalMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, rest)));
  }
  return { cpuMs: cpuMs() - cpuBefore, wallMs: performance.now() - start };
}

/** Of this process, and of all that it started and that has ended (proc_pid_stat(5): fields 16 and 17). */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const childTicks = Number(fields[13]) + Number(fields[14]);
  return (user + system) / 1000 + childTicks * 10;
}
