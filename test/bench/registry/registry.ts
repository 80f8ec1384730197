import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { builtInRegistry } from '../../../shared/registry/built-in.ts';
import { REGISTRY_PROTOCOLS } from '../../../shared/registry/record.ts';
import type { Figure, Section } from '../figure.ts';
import { atMost, median, timed } from '../figure.ts';

const COLD_LOAD = fileURLToPath(new URL('cold-load.ts', import.meta.url));
const COLD_ROUNDS = 15;
const LOAD_BUDGET_MS = 10;
const SEARCH_ROUNDS = 50;
const SEARCH_BUDGET_MS = 5;
const LOOK_UPS = 1_000_000;
/** From one that finds a few records to one that finds nearly all. */
const SEARCHES = ['postgres', 'http alt', '6660-6670', 'udp reserved', 'unassigned', 'e'] as const;

/** Loading in new processes, then look-ups and searches in this one. */
export async function measureRegistry(): Promise<Section> {
  const cold = Array.from({ length: COLD_ROUNDS }, coldLoad);
  const load = median(cold.map(([time]) => time));
  const figures: Figure[] = [
    {
      what: 'load in a new process',
      value: load,
      unit: 'ms',
      budget: atMost(load, LOAD_BUDGET_MS, 'ms'),
    },
    { what: 'first look-up there', value: median(cold.map(([, time]) => time)), unit: 'ms' },
    { what: 'first search there', value: median(cold.map(([, , time]) => time)), unit: 'ms' },
    { what: `${LOOK_UPS.toLocaleString('en')} look-ups`, value: await lookUps(), unit: 'ms' },
  ];
  for (const words of SEARCHES) figures.push(await search(words));
  const { size, date } = builtInRegistry();
  return { title: `The registry: ${size} records of ${date}`, figures, notes: [] };
}

type ColdTimes = readonly [loadMs: number, lookUpMs: number, searchMs: number];

function coldLoad(): ColdTimes {
  const { stdout, status } = spawnSync(process.execPath, [COLD_LOAD], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the registry was not loaded: ${status}`);
  return JSON.parse(stdout) as ColdTimes;
}

/** Ports in an order that no cache foresees. */
async function lookUps(): Promise<number> {
  const registry = builtInRegistry();
  const times: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    let port = round;
    times.push(
      await timed(() => {
        for (let at = 0; at < LOOK_UPS; at += 1) {
          port = (port * 25_173 + 13_849) & 0xffff;
          registry.record(port, REGISTRY_PROTOCOLS[at & 1] ?? 'tcp');
        }
      }),
    );
  }
  return median(times);
}

async function search(words: string): Promise<Figure> {
  const registry = builtInRegistry();
  const times: number[] = [];
  for (let round = 0; round < SEARCH_ROUNDS; round += 1) {
    times.push(await timed(() => registry.search(words)));
  }
  const value = median(times);
  const what = `search for “${words}”: ${registry.search(words).length} records`;
  return { what, value, unit: 'ms', budget: atMost(value, SEARCH_BUDGET_MS, 'ms') };
}
