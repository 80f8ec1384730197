import { expect, test } from 'vitest';
import type { Circumstances, Pace } from '../../../../electron/monitor/pace/pace.ts';
import { PaceKeeper } from '../../../../electron/monitor/pace/pace-keeper.ts';
import { FULL_POWER } from '../../../../electron/monitor/pace/power.ts';

/** A monitor that writes down what it is told. */
function setUp(circumstances: Partial<Circumstances> = {}) {
  const told: string[] = [];
  let now: Omit<Circumstances, 'power'> = {
    intervalMs: 1000,
    sights: [],
    isWaitedFor: false,
    keepsHistory: false,
    ...circumstances,
  };
  const keeper = new PaceKeeper(
    {
      start: () => told.push('start'),
      pause: () => told.push('pause'),
      goesToSleep: () => told.push('asleep'),
      setPace: ({ doorsMs, allMs }: Pace) => told.push(`${doorsMs} ${allMs}`),
    },
    () => now,
  );
  return {
    keeper,
    taken: () => told.splice(0),
    changes: (changes: Partial<Circumstances>) => {
      now = { ...now, ...changes };
      keeper.obey();
    },
  };
}

test('a pace is obeyed once, however often it is asked for', () => {
  const { keeper, taken } = setUp({ sights: ['front'] });
  for (let time = 0; time < 3; time += 1) keeper.obey();
  expect(taken()).toEqual(['250 1000', 'start']);
});

test('a window that is hidden and shown slows down and hurries again', () => {
  const { taken, changes } = setUp();
  changes({ sights: ['front'], keepsHistory: true });
  changes({ sights: ['hidden'] });
  changes({ sights: ['visible'] });
  expect(taken()).toEqual(['250 1000', 'start', '5000 15000', 'start', '250 1000', 'start']);
});

test('where nobody needs a reading there is none, until somebody does', () => {
  const { taken, changes } = setUp();
  changes({ sights: ['hidden'] });
  changes({ sights: ['hidden', 'front'] });
  expect(taken()).toEqual(['pause', '250 1000', 'start']);
});

test('sleep stops the readings and marks the next, and waking goes on as before', () => {
  const { keeper, taken } = setUp({ keepsHistory: true });
  keeper.obey();
  taken();
  keeper.setPower({ ...FULL_POWER, isAsleep: true });
  keeper.setPower({ ...FULL_POWER, isAsleep: true, isLocked: true });
  keeper.setPower({ ...FULL_POWER, isLocked: true });
  expect(taken()).toEqual(['asleep', 'pause', '5000 30000', 'start']);
});

test('a sleep while nothing was read marks nothing: it could have happened before', () => {
  const { keeper, taken } = setUp();
  keeper.obey();
  keeper.setPower({ ...FULL_POWER, isAsleep: true });
  keeper.setPower(FULL_POWER);
  expect(taken()).toEqual(['pause']);
});
