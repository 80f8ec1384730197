import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Scheduler } from '../../../electron/monitor/scheduler.ts';
import { allowTime, eventually } from '../../support/real-processes.ts';

allowTime();

const INTERVAL = 1000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A task whose runs take what `durations` says, one after the other, then no time at all. */
function setUp(durations: number[] = [], limitMs = 60_000) {
  const starts: number[] = [];
  const signals: AbortSignal[] = [];
  let running = 0;
  let mostAtOnce = 0;
  const begin = performance.now();
  const scheduler = new Scheduler(
    async (signal) => {
      starts.push(performance.now() - begin);
      signals.push(signal);
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      const duration = durations.shift() ?? 0;
      if (duration > 0) await new Promise((resolve) => setTimeout(resolve, duration));
      running -= 1;
    },
    { intervalMs: INTERVAL, limitMs },
  );
  return { scheduler, starts, signals, mostAtOnce: () => mostAtOnce };
}

test('the task runs at once and then from start to start', async () => {
  const { scheduler, starts } = setUp([400]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(3000);
  expect(starts).toEqual([0, 1000, 2000, 3000]);
});

test('a slow run is never joined by another and is followed by a rest as long as itself', async () => {
  const { scheduler, starts, mostAtOnce } = setUp([2500, 700]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(8000);
  // 0–2500, rest to 5000; 5000–5700, rest to 6400; then every second.
  expect(starts).toEqual([0, 5000, 6400, 7400]);
  expect(mostAtOnce()).toBe(1);
});

test('starting twice does not run twice', async () => {
  const { scheduler, starts } = setUp();
  scheduler.start();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(1500);
  expect(starts).toEqual([0, 1000]);
});

test('a pause lets the run under way end and starts no other', async () => {
  const { scheduler, starts, signals } = setUp([800]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(300);
  scheduler.pause();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(starts).toEqual([0]);
  expect(signals[0]?.aborted).toBe(false);
});

test('after a pause the next run comes at once', async () => {
  const { scheduler, starts } = setUp();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(100);
  scheduler.pause();
  await vi.advanceTimersByTimeAsync(5000);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(1500);
  expect(starts).toEqual([0, 5100, 6100]);
});

test('a start during the run that a pause let end does not start a second one', async () => {
  const { scheduler, starts, mostAtOnce } = setUp([0, 3000]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(1500);
  scheduler.pause();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(5600);
  expect(mostAtOnce()).toBe(1);
  expect(starts).toEqual([0, 1000, 7000]);
});

test('a start during a run asked for does not start a second one', async () => {
  const { scheduler, starts, mostAtOnce } = setUp([600]);
  const run = scheduler.runNow();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(1200);
  await run;
  expect(mostAtOnce()).toBe(1);
  expect(starts).toEqual([0, 1200]);
});

test('stopping cancels the run under way, waits for its end, and starts no other', async () => {
  const { scheduler, starts, signals } = setUp([500]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(100);
  let stopped = false;
  const stop = scheduler.stop().then(() => {
    stopped = true;
  });
  expect(signals[0]?.aborted).toBe(true);
  await vi.advanceTimersByTimeAsync(399);
  expect(stopped).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  await stop;
  await vi.advanceTimersByTimeAsync(5000);
  expect(starts).toEqual([0]);
});

test('a paused scheduler that is stopped stays stopped', async () => {
  const { scheduler, starts } = setUp();
  await scheduler.stop();
  scheduler.pause();
  await vi.advanceTimersByTimeAsync(5000);
  expect(starts).toEqual([]);
});

test('a shorter interval holds at once, counted from the last start', async () => {
  const { scheduler, starts } = setUp();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(100);
  scheduler.setInterval(300);
  expect(scheduler.intervalMs).toBe(300);
  await vi.advanceTimersByTimeAsync(600);
  expect(starts).toEqual([0, 300, 600]);
});

test('a longer interval holds at once', async () => {
  const { scheduler, starts } = setUp();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(900);
  scheduler.setInterval(2500);
  await vi.advanceTimersByTimeAsync(2000);
  expect(starts).toEqual([0, 2500]);
});

test('an interval set while paused or stopped starts nothing', async () => {
  const { scheduler, starts } = setUp();
  scheduler.setInterval(250);
  await vi.advanceTimersByTimeAsync(2000);
  expect(starts).toEqual([]);
});

test('an interval set during a run does not start a second one', async () => {
  const { scheduler, mostAtOnce } = setUp([2000]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(1200);
  scheduler.setInterval(250);
  await vi.advanceTimersByTimeAsync(3000);
  expect(mostAtOnce()).toBe(1);
});

test('a run asked for joins the one under way', async () => {
  const { scheduler, starts } = setUp([500]);
  scheduler.start();
  await vi.advanceTimersByTimeAsync(100);
  const joined = scheduler.runNow();
  await vi.advanceTimersByTimeAsync(400);
  await joined;
  expect(starts).toEqual([0]);
});

test('a run asked for between two takes the place of the next', async () => {
  const { scheduler, starts } = setUp();
  scheduler.start();
  await vi.advanceTimersByTimeAsync(400);
  await scheduler.runNow();
  await vi.advanceTimersByTimeAsync(1700);
  expect(starts).toEqual([0, 400, 1400]);
});

test('a run asked for while nothing is planned is the only one', async () => {
  const { scheduler, starts } = setUp();
  await scheduler.runNow();
  await vi.advanceTimersByTimeAsync(5000);
  expect(starts).toEqual([0]);
});

test('a run that takes too long is cancelled, and the next one has a limit of its own', async () => {
  vi.useRealTimers();
  const reasons: unknown[] = [];
  const scheduler = new Scheduler(
    (signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          reasons.push((signal.reason as Error).name);
          resolve();
        });
      }),
    { intervalMs: 1, limitMs: 5 },
  );
  scheduler.start();
  await eventually(() => reasons.length).toBeGreaterThan(1);
  await scheduler.stop();
  expect(reasons.slice(0, 2)).toEqual(['TimeoutError', 'TimeoutError']);
});
