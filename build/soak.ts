import { parseArgs } from 'node:util';
import { openEngine } from '../test/soak/engine.ts';
import { soak } from '../test/soak/soak.ts';

const TICKS = '100000';

/**
 * `node build/run.mjs soak [--ticks 100000]`: reads again and again while sockets come and go, and prints
 * what the process holds at every tenth.
 * @returns the exit code: 1 where files, threads or memory leak
 */
export async function run(args: readonly string[]): Promise<number> {
  if (process.platform !== 'linux') {
    console.error('The soak looks at netlink, which is of Linux.');
    return 1;
  }
  const ticks = ticksIn(args);
  if (ticks === null) {
    console.error('usage: npm run soak -- [--ticks N], N being 10 or more');
    return 2;
  }
  const leaks = await soak({ ticks, openEngine, print: (line) => console.log(line) });
  for (const leak of leaks) console.error(`✗ ${leak}`);
  if (leaks.length === 0) console.log('✓ nothing leaked');
  return leaks.length === 0 ? 0 : 1;
}

/** @returns null where it is no number of ticks */
function ticksIn(args: readonly string[]): number | null {
  try {
    const { values } = parseArgs({ args: [...args], options: { ticks: { type: 'string' } } });
    const ticks = Number(values.ticks ?? TICKS);
    return Number.isInteger(ticks) && ticks >= 10 ? ticks : null;
  } catch {
    return null;
  }
}
