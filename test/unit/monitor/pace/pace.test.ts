import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestSight, type Circumstances, paceFor } from '../../../../electron/monitor/pace/pace.ts';
import { FULL_POWER, type Power } from '../../../../electron/monitor/pace/power.ts';
import { LONGEST_INTERVAL_MS, SHORTEST_INTERVAL_MS } from '../../../../shared/model/settings.ts';
import { SIGHTS, type Sight } from '../../../../shared/model/sight.ts';

const BATTERY: Power = { ...FULL_POWER, isOnBattery: true };
const LOCKED: Power = { ...FULL_POWER, isLocked: true };

function given(circumstances: Partial<Circumstances> = {}): Circumstances {
  return {
    intervalMs: 1000,
    sights: [],
    isWaitedFor: false,
    keepsHistory: false,
    power: FULL_POWER,
    ...circumstances,
  };
}

describe('by example', () => {
  test.each<[what: string, Partial<Circumstances>, doorsMs: number, allMs: number]>([
    ['in front', { sights: ['front'] }, 250, 1000],
    ['visible beside another window', { sights: ['visible'] }, 250, 1000],
    ['in front, with a longer interval', { sights: ['front'], intervalMs: 60_000 }, 250, 60_000],
    ['in front, on battery', { sights: ['front'], power: BATTERY }, 1000, 2000],
    ['visible, on battery', { sights: ['visible'], power: BATTERY }, 2000, 5000],
    ['paused', { sights: ['paused'] }, 1000, 5000],
    ['hidden, with history', { sights: ['hidden'], keepsHistory: true }, 5000, 15_000],
    ['no page, with history', { keepsHistory: true }, 5000, 15_000],
    ['no page, with a baseline', { isWaitedFor: true }, 5000, 60_000],
    ['hidden, on battery', { keepsHistory: true, power: BATTERY }, 5000, 30_000],
    ['locked in front', { sights: ['front'], keepsHistory: true, power: LOCKED }, 5000, 30_000],
  ])('%s', (_, circumstances, doorsMs, allMs) => {
    expect(paceFor(given(circumstances))).toMatchObject({ doorsMs, allMs });
  });

  test('where nobody looks, waits or keeps, nothing is read', () => {
    expect(paceFor(given())).toBeNull();
    expect(paceFor(given({ sights: ['hidden', 'hidden'] }))).toBeNull();
    expect(paceFor(given({ sights: ['front'], power: LOCKED }))).toBeNull();
  });

  test('a source that cannot read doors alone is read as the user wants, and less while hidden', () => {
    expect(paceFor(given({ sights: ['front'] }))?.wholeMs).toBe(1000);
    expect(paceFor(given({ keepsHistory: true }))?.wholeMs).toBe(5000);
    expect(paceFor(given({ keepsHistory: true, intervalMs: 60_000 }))?.wholeMs).toBe(60_000);
  });
});

const sights = fc.array(fc.constantFrom(...SIGHTS), { maxLength: 5 });
const powers = fc.record({
  isOnBattery: fc.boolean(),
  isLocked: fc.boolean(),
  isAsleep: fc.boolean(),
});
const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  intervalMs: fc.integer({ min: SHORTEST_INTERVAL_MS, max: LONGEST_INTERVAL_MS }),
  sights,
  isWaitedFor: fc.boolean(),
  keepsHistory: fc.boolean(),
  power: powers,
});

/** Of doors and of everything; infinite at rest. */
function beats(of: Circumstances): readonly [doorsMs: number, allMs: number, wholeMs: number] {
  const pace = paceFor(of);
  return pace
    ? [pace.doorsMs, pace.allMs, pace.wholeMs]
    : [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
}

function expectNoSlower(better: Circumstances, worse: Circumstances): void {
  const [a, b] = [beats(better), beats(worse)];
  for (const [index, ms] of a.entries()) expect(ms).toBeLessThanOrEqual(b[index] ?? 0);
}

describe('whatever the circumstances', () => {
  test('only sleep stops doors from being read at least every five seconds for who needs them', () => {
    fc.assert(
      fc.property(circumstances, (of) => {
        const isNeeded =
          of.isWaitedFor || of.keepsHistory || bestSight(of.sights, of.power) !== 'hidden';
        const pace = paceFor(of);
        expect(pace !== null).toBe(isNeeded && !of.power.isAsleep);
        expect(pace?.doorsMs ?? 0).toBeLessThanOrEqual(5000);
      }),
    );
  });

  test('everything is never read more often than the user wants', () => {
    fc.assert(
      fc.property(circumstances, (of) => {
        const [, allMs, wholeMs] = beats(of);
        expect(allMs).toBeGreaterThanOrEqual(of.intervalMs);
        expect(wholeMs).toBeGreaterThanOrEqual(of.intervalMs);
      }),
    );
  });

  test('whoever sees better is served no slower, and another client makes nothing slower', () => {
    fc.assert(
      fc.property(
        circumstances,
        fc.constantFrom(...SIGHTS),
        fc.constantFrom(...SIGHTS),
        (of, a, b) => {
          const [better, worse] = ordered(a, b);
          expectNoSlower({ ...of, sights: [better] }, { ...of, sights: [worse] });
          expectNoSlower({ ...of, sights: [...of.sights, a] }, of);
        },
      ),
    );
  });

  test('battery, a lock and sleep make nothing faster', () => {
    fc.assert(
      fc.property(circumstances, (of) => {
        for (const fact of ['isOnBattery', 'isLocked', 'isAsleep'] as const) {
          const [without, withIt] = [false, true].map((value) => ({
            ...of,
            power: { ...of.power, [fact]: value },
          }));
          if (without && withIt) expectNoSlower(without, withIt);
        }
      }),
    );
  });

  test('who needs more is given no less', () => {
    fc.assert(
      fc.property(circumstances, (of) => {
        expectNoSlower({ ...of, keepsHistory: true }, of);
        expectNoSlower({ ...of, isWaitedFor: true }, of);
      }),
    );
  });
});

function ordered(a: Sight, b: Sight): [Sight, Sight] {
  return SIGHTS.indexOf(a) <= SIGHTS.indexOf(b) ? [a, b] : [b, a];
}
