import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MonitorEvent } from '../../../../shared/api/events.ts';
import { NO_COUNTS } from '../../../../shared/findings/findings-state.ts';
import type { FindingsNews } from '../../../../shared/findings/news.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { SETUP, supervise } from '../../../support/fake-monitor.ts';
import { makeMonitorStatus } from '../../../support/make-publication.ts';

const SUBSCRIBE = { type: 'subscribe' } as const;
const SETTINGS = { type: 'settings', settings: DEFAULT_SETTINGS } as const;
const EVENTS: MonitorEvent[] = [{ type: 'status', at: 1, status: makeMonitorStatus() }];
const NEWS: FindingsNews = {
  at: 1,
  rules: 1,
  fresh: [],
  dropped: 0,
  counts: NO_COUNTS,
  problems: [],
  status: null,
  alerts: DEFAULT_SETTINGS.alerts,
  language: 'en',
};

function listener() {
  const messages: unknown[] = [];
  const state = { lost: 0 };
  return {
    messages,
    state,
    message: (message: unknown) => {
      messages.push(message);
    },
    lost: () => {
      state.lost += 1;
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('the process is told first how to start', () => {
  expect(supervise().current().heard).toEqual([{ kind: 'start', setup: SETUP }]);
});

test('the next process is given what the one before told of the sockets', () => {
  const { current } = supervise();
  const origin = {
    role: 'listener',
    firstSeenAt: 7,
    presentAtStart: true,
    asleepSince: null,
  } as const;
  const told = { known: [['a', origin] as const, ['b', origin] as const], gone: [] };
  current().say({ kind: 'origins', news: { ...told, isAnew: true, isWhole: false } });
  current().say({
    kind: 'origins',
    news: { isAnew: false, known: [], gone: ['b'], isWhole: true },
  });
  current().die();
  vi.advanceTimersByTime(200);
  const known = { byKey: new Map([['a', origin]]), isWhole: true };
  expect(current().heard[0]).toEqual({ kind: 'start', setup: { ...SETUP, known } });
});

test('messages go between each client and the monitor under its number', () => {
  const { supervisor, current } = supervise();
  const [one, two] = [listener(), listener()];
  const line = supervisor.open(one, true);
  supervisor.open(two, false);
  line?.send(SUBSCRIBE);
  current().say({ kind: 'message', client: 2, message: SETTINGS });
  current().say({ kind: 'message', client: 9, message: SETTINGS });
  expect(current().heard.slice(1)).toEqual([
    { kind: 'open', client: 1, mayAct: true },
    { kind: 'open', client: 2, mayAct: false },
    { kind: 'message', client: 1, message: SUBSCRIBE },
  ]);
  expect([one.messages, two.messages]).toEqual([[], [SETTINGS]]);
});

test('a client that closes its line is told off once and hears nothing more', () => {
  const { supervisor, current } = supervise();
  const one = listener();
  const line = supervisor.open(one, true);
  line?.close();
  line?.close();
  current().say({ kind: 'message', client: 1, message: SETTINGS });
  expect(current().heard.filter(({ kind }) => kind === 'close')).toEqual([
    { kind: 'close', client: 1 },
  ]);
  expect(one.messages).toEqual([]);
});

test('a process that dies is started again after waits that grow to ten seconds', async () => {
  const { processes, waits, current } = supervise();
  for (let time = 1; time <= 8; time += 1) {
    current().die();
    const wait = waits.at(-1) ?? 0;
    await vi.advanceTimersByTimeAsync(wait - 1);
    expect(processes).toHaveLength(time);
    await vi.advanceTimersByTimeAsync(1);
    expect(processes).toHaveLength(time + 1);
  }
  expect(waits).toEqual([200, 400, 800, 1600, 3200, 6400, 10_000, 10_000]);
  expect(current().heard).toEqual([{ kind: 'start', setup: SETUP }]);
});

test('a process that ran for half a minute is sound: the waits begin anew', async () => {
  const { waits, current } = supervise();
  current().die();
  await vi.advanceTimersByTimeAsync(200);
  current().die();
  await vi.advanceTimersByTimeAsync(400 + 30_000);
  current().die();
  expect(waits).toEqual([200, 400, 200]);
});

test('clients are told that the monitor is gone, once, and have to begin again', async () => {
  const { supervisor, current } = supervise();
  const one = listener();
  const line = supervisor.open(one, true);
  current().die();
  expect(one.state.lost).toBe(1);
  expect(supervisor.open(listener(), true)).toBeNull();
  line?.send(SUBSCRIBE);
  await vi.advanceTimersByTimeAsync(200);
  line?.close();
  expect(current().heard.filter(({ kind }) => kind !== 'start')).toEqual([]);
  current().die();
  expect(one.state.lost).toBe(1);
});

test('a number is never given twice, so that an old line cannot speak for a new client', async () => {
  const { supervisor, current } = supervise();
  const old = supervisor.open(listener(), true);
  current().die();
  await vi.advanceTimersByTimeAsync(200);
  supervisor.open(listener(), true);
  old?.send(SUBSCRIBE);
  expect(current().heard).toContainEqual({ kind: 'open', client: 2, mayAct: true });
  expect(current().heard).not.toContainEqual(
    expect.objectContaining({ kind: 'message', client: 2 }),
  );
});

test('what a dead process still says is not heard', async () => {
  const { supervisor, processes, current } = supervise();
  current().die();
  await vi.advanceTimersByTimeAsync(200);
  const one = listener();
  supervisor.open(one, true);
  const [first] = processes;
  first?.say({ kind: 'message', client: 1, message: SETTINGS });
  first?.die();
  expect(one.messages).toEqual([]);
  expect(one.state.lost).toBe(0);
});

test('events are asked for again from every new process, and each batch is acknowledged when taken', async () => {
  const { supervisor, current } = supervise();
  let take: () => void = () => {};
  const batches: (readonly MonitorEvent[])[] = [];
  supervisor.watch((events) => {
    batches.push(events);
    return new Promise((resolve) => {
      take = resolve;
    });
  });
  expect(current().heard.at(-1)).toEqual({ kind: 'watch' });
  current().say({ kind: 'events', events: EVENTS });
  expect(batches).toEqual([EVENTS]);
  await vi.advanceTimersByTimeAsync(0);
  expect(current().heard.at(-1)).toEqual({ kind: 'watch' });
  take();
  await vi.advanceTimersByTimeAsync(0);
  expect(current().heard.at(-1)).toEqual({ kind: 'events-taken' });
  current().die();
  await vi.advanceTimersByTimeAsync(200);
  expect(current().heard).toEqual([{ kind: 'start', setup: SETUP }, { kind: 'watch' }]);
});

test('stopping ends the process, and it is not started again', async () => {
  const { supervisor, processes, waits, current } = supervise();
  await supervisor.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([current().ended, processes.length, waits]).toEqual([1, 1, []]);
});

test('stopping while a new start waits calls it off', async () => {
  const { supervisor, processes, current } = supervise();
  current().die();
  await supervisor.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(processes).toHaveLength(1);
});

test('findings are asked for again after a restart, and the next news wait until the last were taken', async () => {
  const { supervisor, current } = supervise();
  const { promise, resolve } = Promise.withResolvers<void>();
  const taken: FindingsNews[] = [];
  supervisor.watchFindings((news) => {
    taken.push(news);
    return promise;
  });
  expect(current().heard.at(-1)).toEqual({ kind: 'watch-findings' });
  current().say({ kind: 'news', news: NEWS });
  await Promise.resolve();
  expect([taken, current().heard.at(-1)]).toEqual([[NEWS], { kind: 'watch-findings' }]);
  resolve();
  await vi.waitFor(() => expect(current().heard.at(-1)).toEqual({ kind: 'news-taken' }));
  current().die();
  vi.runAllTimers();
  expect(current().heard.at(-1)).toEqual({ kind: 'watch-findings' });
});

test('what a tray shows is asked for again after a restart, and no longer where it is gone', () => {
  const { supervisor, current } = supervise();
  const told: unknown[] = [];
  const summary = { sockets: null, findings: 3 };
  supervisor.watchSummary((news) => told.push(news));
  expect(current().heard.at(-1)).toEqual({ kind: 'watch-summary', on: true });
  current().say({ kind: 'summary', summary });
  current().die();
  vi.runAllTimers();
  expect(current().heard.at(-1)).toEqual({ kind: 'watch-summary', on: true });
  supervisor.watchSummary(null);
  expect(current().heard.at(-1)).toEqual({ kind: 'watch-summary', on: false });
  current().say({ kind: 'summary', summary });
  expect(told).toEqual([summary]);
  current().die();
  vi.runAllTimers();
  expect(current().heard.map(({ kind }) => kind)).toEqual(['start']);
});

test('settings are told to all who watch them, and asked for again after a restart', () => {
  const { supervisor, current } = supervise();
  const told: string[] = [];
  for (const who of ['menu', 'tray']) supervisor.watchSettings(() => told.push(who));
  current().die();
  vi.runAllTimers();
  current().say({ kind: 'settings', settings: DEFAULT_SETTINGS });
  expect([current().heard.at(-1), ...told]).toEqual([{ kind: 'watch-settings' }, 'menu', 'tray']);
});
