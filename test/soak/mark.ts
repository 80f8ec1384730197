import { readdirSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What this process holds after so many ticks. */
export interface Mark {
  readonly ticks: number;
  readonly files: number;
  readonly threads: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
}

/** By how much the heap may grow from the first tenth to the end. */
const MOST_HEAP_GROWTH = 1.2;

/** Counts what is held when all garbage is gone. */
export function takeMark(ticks: number): Mark {
  collectGarbage();
  const { rss, heapUsed } = process.memoryUsage();
  return {
    ticks,
    files: readdirSync('/proc/self/fd').length,
    threads: readdirSync('/proc/self/task').length,
    rssBytes: rss,
    heapBytes: heapUsed,
  };
}

/** @returns what grew, in words; empty where all is well */
export function leaksOf(marks: readonly Mark[]): string[] {
  const [start, afterTenth, ...later] = marks;
  const end = later.at(-1);
  if (!start || !afterTenth || !end) return ['too short to tell'];
  const leaks: string[] = [];
  for (const what of ['files', 'threads'] as const) {
    const other = marks.find((mark) => mark[what] !== start[what]);
    if (other) leaks.push(`${what}: ${start[what]} → ${other[what]} after ${other.ticks} ticks`);
  }
  const growth = end.heapBytes / afterTenth.heapBytes;
  if (growth > MOST_HEAP_GROWTH) {
    leaks.push(`heap: × ${growth.toFixed(2)} since ${afterTenth.ticks} ticks`);
  }
  return leaks;
}

export const HEADING = '    ticks  files  threads  rss MiB  heap MiB';

export function lineOf({ ticks, files, threads, rssBytes, heapBytes }: Mark): string {
  const cells = [
    `${ticks}`.padStart(9),
    `${files}`.padStart(7),
    `${threads}`.padStart(9),
    mebibytes(rssBytes).padStart(9),
    mebibytes(heapBytes).padStart(10),
  ];
  return cells.join('');
}

function mebibytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(1);
}

/** Node gives out the collector only when it is asked to. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
