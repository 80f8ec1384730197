import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { NO_COUNTS } from '../../../../shared/findings/findings-state.ts';
import type { FindingsNews } from '../../../../shared/findings/news.ts';
import { DEFAULT_SETTINGS } from '../../../../shared/model/settings.ts';
import { supervise } from '../../../support/fake-monitor.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

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

test('a listener that fails is told more, and what it failed by is told', async () => {
  const { supervisor, current, faults } = supervise();
  const error = new Error('no notification can be shown');
  supervisor.watchFindings(() => {
    throw error;
  });
  supervisor.watch(() => Promise.reject(error));
  current().say({ kind: 'news', news: NEWS });
  current().say({ kind: 'events', events: [] });
  await vi.advanceTimersByTimeAsync(0);
  const kinds = current().heard.map(({ kind }) => kind);
  expect(kinds.slice(-2)).toEqual(['news-taken', 'events-taken']);
  expect(faults).toEqual([error, error]);
});

test('a process that cannot be started again is tried again', async () => {
  const { processes, waits, trouble, current } = supervise();
  trouble.spawns = 2;
  current().die();
  await vi.advanceTimersByTimeAsync(200 + 400 + 800);
  expect([waits, processes.length]).toEqual([[200, 400, 800], 2]);
});
