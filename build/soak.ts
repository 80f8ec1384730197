import { parseArgs } from 'node:util';
import { runChurn } from '../test/soak/churn/run.ts';
import { openEngine } from '../test/soak/engine.ts';
import { soak } from '../test/soak/soak.ts';

const TICKS = '100000';
const CHURN_SECONDS = '60';
/** Sockets that stay while others come and go. */
const STABLE = 10_000;
const FEWEST_TICKS = 10;
/** So many faults are printed. */
const SHOWN_FAULTS = 20;

const USAGE = 'usage: npm run soak -- [--ticks N] [--churn SECONDS], N being 0, or 10 or more';

interface Plan {
  readonly ticks: number;
  readonly churnSeconds: number;
}

/**
 * `node build/run.mjs soak [--ticks 100000] [--churn 60]`: reads again and again while sockets come and go,
 * and prints what the process holds at every tenth; then looks for that long whether any of very many
 * sockets that stay is missed, and each that comes is told once. 0 leaves a part out.
 * @returns the exit code: 1 where files, threads or memory leak or a socket was told wrongly
 */
export async function run(args: readonly string[]): Promise<number> {
  if (process.platform !== 'linux') {
    console.error('The soak looks at netlink, which is of Linux.');
    return 1;
  }
  const plan = planIn(args);
  if (plan === null) {
    console.error(USAGE);
    return 2;
  }
  let isSound = true;
  if (plan.ticks > 0) isSound = await soakFor(plan.ticks);
  if (plan.churnSeconds > 0) isSound = (await churnFor(plan.churnSeconds)) && isSound;
  return isSound ? 0 : 1;
}

async function soakFor(ticks: number): Promise<boolean> {
  const leaks = await soak({ ticks, openEngine, print: (line) => console.log(line) });
  return verdict(leaks, 'nothing leaked');
}

async function churnFor(seconds: number): Promise<boolean> {
  const { faults, ...counts } = await runChurn(seconds, STABLE);
  for (const [what, count] of Object.entries(counts)) console.log(`${count ?? '–'}  ${what}`);
  return verdict(faults, 'every socket was told as it was');
}

function verdict(faults: readonly string[], fine: string): boolean {
  for (const fault of faults.slice(0, SHOWN_FAULTS)) console.error(`✗ ${fault}`);
  if (faults.length > SHOWN_FAULTS) console.error(`✗ ${faults.length} in all`);
  if (faults.length === 0) console.log(`✓ ${fine}`);
  return faults.length === 0;
}

/** @returns null where the arguments are none */
function planIn(args: readonly string[]): Plan | null {
  try {
    const options = { ticks: { type: 'string' }, churn: { type: 'string' } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const ticks = Number(values.ticks ?? TICKS);
    const churnSeconds = Number(values.churn ?? CHURN_SECONDS);
    const areTicks = Number.isInteger(ticks) && (ticks === 0 || ticks >= FEWEST_TICKS);
    return areTicks && churnSeconds >= 0 ? { ticks, churnSeconds } : null;
  } catch {
    return null;
  }
}
