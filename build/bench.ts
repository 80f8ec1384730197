import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Section } from '../test/bench/figure.ts';
import { measureHistory } from '../test/bench/history/history.ts';
import { INSIDE_PARTS, type InsidePart, PARTS } from '../test/bench/parts.ts';
import { measureList } from '../test/bench/program.ts';
import { measureRecovery } from '../test/bench/recovery.ts';
import { measureRegistry } from '../test/bench/registry/registry.ts';
import { environment, environmentText, overBudget, sectionText } from '../test/bench/report.ts';
import { measureBuilding } from '../test/bench/view/building.ts';
import { measureViews } from '../test/bench/view/view.ts';
import { buildIfStale } from './build.ts';
import { ROOT } from './root.ts';
import { ensureBrowser } from './test/get-browser.ts';

const OPTIONS = {
  /** Parts to measure, with commas between them; all of them if it is left out. */
  only: { type: 'string' },
  /** Also with 100,000 sockets: needs some GB of memory and some minutes. */
  large: { type: 'boolean' },
  /** File for the figures. */
  json: { type: 'string' },
  /** Fail where a budget is not kept. */
  check: { type: 'boolean' },
  /** Set by the bench itself: where it leaves what it measured in a network of its own. */
  inside: { type: 'string' },
} as const;

/**
 * `npm run bench [-- --only PART,PART] [--large] [--json FILE] [--check]`: measures what the budgets of
 * BENCHMARKS.md speak of, with sockets of its own in a network of its own (Linux namespaces).
 */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const parts = (values.only ?? PARTS.join(',')).split(',');
  const unknown = parts.find((part) => !(PARTS as readonly string[]).includes(part));
  if (unknown !== undefined) {
    console.error(`There is no part ${unknown}: it is one of ${PARTS.join(', ')}.`);
    return 2;
  }
  const insideParts = INSIDE_PARTS.filter((part) => parts.includes(part));
  if (values.inside !== undefined) {
    const { runInside } = await import('../test/bench/run-inside.ts');
    writeFileSync(
      values.inside,
      JSON.stringify(await runInside(insideParts, values.large ?? false)),
    );
    return 0;
  }
  if (!buildIfStale()) return 1;
  process.env.CHROMIUM_PATH = ensureBrowser();
  const before = environment();
  console.log(environmentText(before));
  const sections: Section[] = [];
  const report = (all: readonly Section[]): void => {
    sections.push(...all);
    for (const section of all) console.log(sectionText(section));
  };
  const measures: readonly [string, () => Promise<readonly Section[]>][] = [
    ['list', async () => [await measureList('with the sockets of this machine', false)]],
    ['registry', async () => [await measureRegistry()]],
    ['history', async () => [await measureHistory()]],
    ['inside', async () => measureInOwnNetwork(insideParts, values.large ?? false)],
    ['view', async () => [...(await measureViews()), await measureBuilding()]],
    ['recovery', measureRecovery],
  ];
  for (const [part, measure] of measures) {
    const isWanted = part === 'inside' ? insideParts.length > 0 : parts.includes(part);
    if (isWanted) report(await measure());
  }
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify({ environment: before, sections }, null, 2)}\n`);
  }
  const over = overBudget(sections);
  console.log(over.length === 0 ? '\nAll budgets are kept.' : `\n${over.length} over budget.`);
  return values.check && over.length > 0 ? 1 : 0;
}

/** Runs this script again where there is no network but its own, so that ports and tables are ours. */
function measureInOwnNetwork(parts: readonly InsidePart[], isLarge: boolean): Section[] {
  const folder = mkdtempSync(join(tmpdir(), 'portico-bench-'));
  const file = join(folder, 'sections.json');
  try {
    const node = [process.execPath, join(ROOT, 'build/run.mjs')];
    const task = [
      'bench',
      '--inside',
      file,
      '--only',
      parts.join(','),
      ...(isLarge ? ['--large'] : []),
    ];
    const asRoot = process.geteuid?.() === 0 ? [] : ['--map-root-user'];
    const { status, error } = spawnSync('unshare', ['--net', ...asRoot, ...node, ...task], {
      cwd: ROOT,
      stdio: 'inherit',
    });
    if (status === 0) return JSON.parse(readFileSync(file, 'utf8')) as Section[];
    const why = error?.message ?? `unshare ended with ${status}`;
    return [
      { title: parts.join(', '), figures: [], notes: [`left out, no network of its own: ${why}`] },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
