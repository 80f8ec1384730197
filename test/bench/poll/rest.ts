import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { atMostTimes, type Budget, type Figure, type Section } from '../figure.ts';
import type { ScaleLab } from '../lab/scale-lab.ts';
import type { CollectorAnswer, CollectorTask } from './collector.ts';
import { measureMonitor } from './monitor-at-rest.ts';
import { SOURCES } from './source.ts';

const ENTRY = fileURLToPath(new URL('./collector.ts', import.meta.url));
const INTERVAL_MS = 1000;
const BUDGET = 0.1;

/**
 * What the monitor's own process costs while nothing happens, all its threads and the more frequent look at
 * doors included, against a loop around systeminformation.
 */
export async function measureRest(lab: ScaleLab, size: number, seconds: number): Promise<Section> {
  await lab.grow(size);
  const notes: string[] = [];
  const library = share(await polled({ intervalMs: INTERVAL_MS, ticks: seconds }));
  const figures: Figure[] = [
    { what: 'systeminformation: CPU', value: library, unit: '% of a core' },
  ];
  let isBest = true;
  for (const source of SOURCES) {
    const measured = await measureMonitor(source, INTERVAL_MS, seconds);
    if (typeof measured === 'string') {
      notes.push(`${source} is left out: ${measured}`);
      continue;
    }
    const value = share(measured);
    const ratio = { value: value / library, to: 'systeminformation' };
    const budget: { budget?: Budget } = isBest ? { budget: atMostTimes(ratio.value, BUDGET) } : {};
    figures.push({ what: `${source}: CPU`, value, unit: '% of a core', ratio, ...budget });
    const memory = measured.rssBytes / 2 ** 20;
    figures.push({ what: `${source}: memory`, value: memory, unit: 'MB' });
    isBest = false;
  }
  const title = `At rest with ${size.toLocaleString('en')} sockets, one poll a second, ${seconds} s`;
  return { title, figures, notes };
}

function share({ cpuMs, wallMs }: { readonly cpuMs: number; readonly wallMs: number }): number {
  return (cpuMs / wallMs) * 100;
}

async function polled(task: CollectorTask): Promise<CollectorAnswer> {
  const child = fork(ENTRY, [], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  child.send(task);
  const failed = exited.then(() => {
    throw new Error('the collector ended by itself');
  });
  const [answer] = await Promise.race([once(child, 'message'), failed]);
  await exited;
  return answer as CollectorAnswer;
}
