import { arch, availableParallelism, loadavg, release, type } from 'node:os';
import pc from 'picocolors';
import { type Figure, median, type Section } from './figure.ts';

export interface Environment {
  readonly cores: number;
  readonly kernel: string;
  readonly node: string;
  /** Processes that wanted to run, over the last minute before: above `cores`, times are not to be trusted. */
  readonly load: number;
  /** Milliseconds of a fixed piece of work: how fast this machine is now. */
  readonly yardstickMs: number;
}

export function environment(): Environment {
  return {
    cores: availableParallelism(),
    kernel: `${type()} ${release()} ${arch()}`,
    node: process.version,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
    yardstickMs: Math.round(yardstickMs() * 10) / 10,
  };
}

export function environmentText({
  cores,
  kernel,
  node,
  load,
  yardstickMs: yardstick,
}: Environment): string {
  const text = `${cores} cores, load ${load}, yardstick ${yardstick} ms, ${kernel}, Node ${node}`;
  return load <= cores / 2
    ? text
    : `${text}\n${pc.yellow('This machine is busy: trust ratios only.')}`;
}

/** The figures as lines of a table. */
export function sectionText({ title, figures, notes }: Section): string {
  const rows = figures.map(cells);
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(0, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row, index) => {
    const [what = '', value = '', ratio = '', budget = ''] = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 1 ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${what}  ${value}  ${ratio}  ${budget}  ${verdict(figures[index])}`.trimEnd();
  });
  return ['', pc.bold(title), ...lines, ...notes.map((note) => pc.dim(`  ${note}`))].join('\n');
}

/** The figures that are over their budget. */
export function overBudget(sections: readonly Section[]): Figure[] {
  return sections.flatMap(({ figures }) =>
    figures.filter(({ budget }) => budget?.isKept === false),
  );
}

function cells({ what, value, unit, ratio, budget }: Figure): string[] {
  return [
    what,
    `${numberText(value)} ${unit}`,
    ratio ? `${numberText(ratio.value)} × ${ratio.to}` : '',
    budget?.text ?? '',
  ];
}

function verdict(figure: Figure | undefined): string {
  if (!figure?.budget) return '';
  return figure.budget.isKept ? pc.green('ok') : pc.red('over');
}

function numberText(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Objects to text and back: processor, memory and garbage collection, as most of the work here. */
function yardstickMs(): number {
  const rows = Array.from({ length: 20_000 }, (_, index) => ({
    id: `row ${index}`,
    at: { index },
  }));
  const times = Array.from({ length: 9 }, () => {
    const start = performance.now();
    JSON.parse(JSON.stringify(rows));
    return performance.now() - start;
  });
  return median(times);
}
