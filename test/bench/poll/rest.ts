import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { atMostTimes, type Figure, type Section } from '../figure.ts';
import type { ScaleLab } from '../lab/scale-lab.ts';
import type { CollectorAnswer, CollectorTask } from './collector.ts';
import { SOURCES } from './source.ts';

const ENTRY = fileURLToPath(new URL('./collector.ts', import.meta.url));
const JSON_MODULES = new URL('../json-modules.ts', import.meta.url).href;
const BUDGET = 0.1;

/** What the collector costs while nothing happens, against a loop around systeminformation. */
export async function measureRest(lab: ScaleLab, size: number, ticks: number): Promise<Section> {
  await lab.grow(size);
  const notes: string[] = [];
  const task = { intervalMs: 1000, ticks };
  const library = await collectedBy({ ...task, by: 'systeminformation' });
  const libraryShare = share(library);
  const figures: Figure[] = [
    { what: 'systeminformation: CPU', value: libraryShare, unit: '% of a core' },
  ];
  let isBest = true;
  for (const source of SOURCES) {
    const answer = await collectedBy({ ...task, by: source });
    if (answer.whyNot !== null) {
      notes.push(`${source} is left out: ${answer.whyNot}`);
      continue;
    }
    const ratio = { value: share(answer) / libraryShare, to: 'systeminformation' };
    const what = `${source}: CPU`;
    const budget = atMostTimes(ratio.value, BUDGET);
    const figure = { what, value: share(answer), unit: '% of a core', ratio } as const;
    figures.push(isBest ? { ...figure, budget } : figure);
    figures.push({ what: `${source}: memory`, value: answer.rssBytes / 2 ** 20, unit: 'MB' });
    isBest = false;
  }
  const title = `At rest with ${size.toLocaleString('en')} sockets, one poll a second, ${ticks} s`;
  return { title, figures, notes };
}

function share({ cpuMs, wallMs }: CollectorAnswer): number {
  return (cpuMs / wallMs) * 100;
}

async function collectedBy(task: CollectorTask): Promise<CollectorAnswer> {
  const child = fork(ENTRY, [], {
    execArgv: ['--import', JSON_MODULES],
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
