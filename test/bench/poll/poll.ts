import { atLeastTimes, atMostTimes, type Figure, median, type Section, timed } from '../figure.ts';
import type { ScaleLab } from '../lab/scale-lab.ts';
import { BareDump } from './bare-dump.ts';
import { type MeasuredSource, SOURCES, Ticking } from './source.ts';
import { isThere, TOOLS, type Tool } from './tools.ts';

const ROUNDS = 9;
/** Ticks before those that count: a program is faster once it is warm. */
const WARM_UP = 5;
/** Of the programs, which take long. */
const TOOL_ROUNDS = 5;
const CHURNS = [0, 0.01, 0.1] as const;
/** Budgets hold for the best source at these sizes, in times a bare dump. */
const BUDGET_SIZES: readonly number[] = [20_000, 100_000];
const TICK_BUDGETS: Partial<Record<number, number>> = { 0: 1.6, 0.01: 2.2 };
const FIRST_BUDGET = 4;
const TOOL_BUDGET_SIZE = 20_000;

/** What one look at the table costs, by each way to take it, with `size` sockets open. */
export async function measurePolls(lab: ScaleLab, size: number): Promise<Section> {
  await lab.grow(size);
  const bare = await BareDump.open();
  const notes: string[] = [];
  const value = median(await rounds(ROUNDS, () => timed(() => bare.run())));
  const figures: Figure[] = [{ what: 'bare dump', value, unit: 'ms' }];
  let best: MeasuredSource | null = null;
  for (const source of SOURCES) {
    const ticks = await measureSource(source, lab, bare);
    if (typeof ticks === 'string') {
      notes.push(`${source} is left out: ${ticks}`);
      continue;
    }
    best ??= source;
    const hasBudget = source === 'netlink' && BUDGET_SIZES.includes(size);
    for (const tick of ticks) figures.push(tickFigure(source, tick, hasBudget));
  }
  bare.close();
  if (best) figures.push(...(await measureTools(best, size, notes)));
  return { title: `One poll with ${size.toLocaleString('en')} sockets`, figures, notes };
}

/** Other programs, each beside a steady tick of `source` at the same time. */
async function measureTools(
  source: MeasuredSource,
  size: number,
  notes: string[],
): Promise<Figure[]> {
  const ticking = await Ticking.start(source);
  if (typeof ticking === 'string') throw new Error(`${source} does not serve any more: ${ticking}`);
  await using steady = ticking;
  for (let round = 0; round < WARM_UP; round += 1) await steady.tick();
  const figures: Figure[] = [];
  for (const tool of TOOLS) {
    if (await isThere(tool)) figures.push(await toolFigure(tool, steady, size));
    else notes.push(`${tool.name} is left out: it is not on this machine`);
  }
  return figures;
}

function tickFigure(
  source: string,
  { what, ms, besideMs, limit }: Tick,
  hasBudget: boolean,
): Figure {
  const ratio = { value: ms / besideMs, to: 'bare dump' };
  const figure = { what: `${source}: ${what}`, value: ms, unit: 'ms', ratio } as const;
  if (!hasBudget || limit === undefined) return figure;
  return { ...figure, budget: atMostTimes(ratio.value, limit) };
}

async function toolFigure(tool: Tool, steady: Ticking, size: number): Promise<Figure> {
  const times: number[] = [];
  const beside: number[] = [];
  for (let round = 0; round < TOOL_ROUNDS; round += 1) {
    beside.push(await timed(() => steady.tick()));
    times.push(await timed(tool.run));
  }
  const value = median(times);
  const ratio = { value: value / median(beside), to: `${steady.source} tick` };
  const figure = { what: tool.name, value, unit: 'ms', ratio } as const;
  if (tool.budget === undefined || size !== TOOL_BUDGET_SIZE) return figure;
  return { ...figure, budget: atLeastTimes(ratio.value, tool.budget) };
}

interface Tick {
  readonly what: string;
  readonly ms: number;
  /** What a bare dump took in the same rounds. */
  readonly besideMs: number;
  readonly limit: number | undefined;
}

/** @returns why not, where the source does not serve here */
async function measureSource(
  source: MeasuredSource,
  lab: ScaleLab,
  bare: BareDump,
): Promise<Tick[] | string> {
  const started = await Ticking.start(source);
  if (typeof started === 'string') return started;
  await using ticking = started;
  const besideMs = median(await rounds(ROUNDS, () => timed(() => bare.run())));
  const first = { what: 'first tick', ms: ticking.firstMs, besideMs, limit: FIRST_BUDGET };
  const all: Tick[] = [first];
  for (let round = 0; round < WARM_UP; round += 1) await ticking.tick();
  for (const churn of CHURNS) {
    const times: number[] = [];
    const beside: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      if (churn > 0) await lab.churn(churn);
      beside.push(await timed(() => bare.run()));
      times.push(await timed(() => ticking.tick()));
    }
    const limit = TICK_BUDGETS[churn];
    all.push({ what: tickName(churn), ms: median(times), besideMs: median(beside), limit });
  }
  return all;
}

function tickName(churn: number): string {
  return `steady tick, ${churn * 100} % changed`;
}

async function rounds(count: number, measure: () => Promise<number>): Promise<number[]> {
  const values: number[] = [];
  for (let round = 0; round < count; round += 1) values.push(await measure());
  return values;
}
