import { stat } from 'node:fs/promises';
import { Churn } from './churn.ts';
import type { Engine } from './engine.ts';
import { HEADING, leaksOf, lineOf, type Mark, takeMark } from './mark.ts';

/** Ticks until everything that is made once has been made. */
const WARM_UP = 100;
const TENTHS = 10;
/** Of so many ticks one finds a change, each kind of reading in its turn; in the others the table rests. */
const CHURN_TICKS = 5;
/** More than the threads of libuv's pool. */
const POOL = 16;

export interface SoakOptions {
  readonly ticks: number;
  readonly openEngine: () => Promise<Engine>;
  readonly print: (line: string) => void;
}

/**
 * Runs the engine beside sockets that come and go, and looks every tenth at what the process holds.
 * @returns what leaked, in words; empty where nothing did
 */
export async function soak({ ticks, openEngine, print }: SoakOptions): Promise<string[]> {
  const churn = await Churn.start();
  const engine = await openEngine();
  try {
    let begun = 0;
    const tick = async (): Promise<void> => {
      if (begun % CHURN_TICKS === 0) await churn.step();
      begun += 1;
      await engine.tick(new AbortController().signal);
    };
    await startPool();
    for (let done = 0; done < WARM_UP; done += 1) await tick();
    print(HEADING);
    const marks: Mark[] = [];
    for (let tenth = 0, done = 0; tenth <= TENTHS; tenth += 1) {
      for (; done < Math.round((ticks * tenth) / TENTHS); done += 1) await tick();
      const mark = takeMark(done);
      marks.push(mark);
      print(lineOf(mark));
    }
    return leaksOf(marks);
  } finally {
    await engine.close();
    await churn.end();
  }
}

/** The threads of libuv's pool start when first needed; started now, they do not look like leaks. */
async function startPool(): Promise<void> {
  await Promise.all(Array.from({ length: POOL }, () => stat('/')));
}
