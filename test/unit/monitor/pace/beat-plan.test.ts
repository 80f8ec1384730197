import { expect, test } from 'vitest';
import { BeatPlan } from '../../../../electron/monitor/pace/beat-plan.ts';

const PACE = { doorsMs: 250, allMs: 1000, wholeMs: 1000 };

/** What is read when, from the first reading on. */
function readings(plan: BeatPlan, sourceMs: number | null, count: number): string[] {
  const beats: string[] = [];
  let now = 10_000;
  for (let reading = 0; reading < count; reading += 1) {
    const beat = plan.next(sourceMs, now);
    if (beat === 'all') plan.hasReadAll(now);
    beats.push(beat);
    now += plan.intervalMs(sourceMs);
  }
  return beats;
}

test('doors are read in between', () => {
  expect(readings(new BeatPlan(PACE), 250, 6)).toEqual([
    ...['all', 'doors', 'doors', 'doors', 'all', 'doors'],
  ]);
});

test('a source reads doors no more often than it can', () => {
  expect(new BeatPlan(PACE).intervalMs(400)).toBe(400);
});

test('where everything is wanted more often than doors, all of it is read each time', () => {
  const plan = new BeatPlan({ doorsMs: 250, allMs: 100, wholeMs: 250 });
  expect(readings(plan, 250, 3)).toEqual(['all', 'all', 'all']);
});

test('a source without doors alone always reads everything', () => {
  const plan = new BeatPlan({ doorsMs: 5000, allMs: 15_000, wholeMs: 5000 });
  expect(plan.intervalMs(null)).toBe(5000);
  expect(readings(plan, null, 3)).toEqual(['all', 'all', 'all']);
});

test('a faster pace makes due what a slower one let wait', () => {
  const plan = new BeatPlan({ doorsMs: 5000, allMs: 15_000, wholeMs: 5000 });
  plan.hasReadAll(0);
  expect(plan.next(250, 5000)).toBe('doors');
  plan.setPace(PACE);
  expect(plan.next(250, 5000)).toBe('all');
});

test('everything that is wanted now is next', () => {
  const plan = new BeatPlan(PACE);
  plan.hasReadAll(1000);
  expect(plan.next(250, 1001)).toBe('doors');
  plan.wantAll();
  expect(plan.next(250, 1001)).toBe('all');
});
