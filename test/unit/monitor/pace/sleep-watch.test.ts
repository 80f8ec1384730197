import { expect, test } from 'vitest';
import { AsleepGap } from '../../../../electron/monitor/pace/asleep-gap.ts';
import { SleepWatch } from '../../../../electron/monitor/pace/sleep-watch.ts';

const LIMIT = 30_000;

/** A computer whose clocks a test moves. */
function setUp() {
  let uptimeMs = 100_000;
  let awakeMs = 5000;
  const clocks = { uptimeMs: () => uptimeMs, awakeMs: () => awakeMs };
  return {
    watch: new SleepWatch(clocks),
    runs: (ms: number) => {
      uptimeMs += ms;
      awakeMs += ms;
    },
    sleeps: (ms: number) => {
      uptimeMs += ms;
    },
  };
}

test('a computer that runs has not slept, however long', () => {
  const { watch, runs } = setUp();
  for (const ms of [250, 29_000, 3_600_000]) {
    runs(ms);
    expect(watch.hasSlept(LIMIT)).toBe(false);
  }
});

test('sleep is told once', () => {
  const { watch, runs, sleeps } = setUp();
  runs(100);
  sleeps(8_000_000);
  runs(50);
  expect(watch.hasSlept(LIMIT)).toBe(true);
  expect(watch.hasSlept(LIMIT)).toBe(false);
});

test('clocks that are a little apart are no sleep', () => {
  const { watch, sleeps } = setUp();
  for (let look = 0; look < 100; look += 1) {
    sleeps(40);
    expect(watch.hasSlept(LIMIT)).toBe(false);
  }
});

test('who looked too rarely does not know what happened in the sleep', () => {
  const { watch, runs, sleeps } = setUp();
  runs(LIMIT);
  sleeps(60_000);
  runs(1);
  expect(watch.hasSlept(LIMIT)).toBe(false);
});

test('what the host says holds where the clocks run on in sleep', () => {
  const { watch, runs } = setUp();
  runs(200);
  watch.goesToSleep(LIMIT);
  runs(7_200_000);
  expect(watch.hasSlept(LIMIT)).toBe(true);
  expect(watch.hasSlept(LIMIT)).toBe(false);
});

test('what the host says does not hold for a time before in which nobody looked', () => {
  const { watch, runs } = setUp();
  runs(LIMIT + 1);
  watch.goesToSleep(LIMIT);
  runs(7_200_000);
  expect(watch.hasSlept(LIMIT)).toBe(false);
});

test('the gap begins with the last reading before the sleep, also where the first after it fails', () => {
  const { watch, sleeps } = setUp();
  const gap = new AsleepGap(watch);
  expect(gap.look(250, 1000)).toBe(false);
  expect(gap.since).toBeNull();
  sleeps(60_000);
  expect(gap.look(250, 2000)).toBe(true);
  sleeps(60_000);
  expect(gap.look(250, 2000)).toBe(true);
  expect(gap.since).toBe(2000);
  gap.end();
  expect(gap.look(250, 9000)).toBe(false);
  expect(gap.since).toBeNull();
});

test('a longer interval is no gap', () => {
  const { watch, runs, sleeps } = setUp();
  const gap = new AsleepGap(watch);
  runs(60_000);
  sleeps(5000);
  expect(gap.look(60_000, 1000)).toBe(true);
});
