import { flushSync } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { tellOfCrash } from '../../../renderer/diagnostics/crash-notice.svelte.ts';
import { type MarkedPage, markRunning } from '../../../renderer/diagnostics/running-mark.ts';
import { openPage } from '../../support/open-page.ts';

beforeEach(() => sessionStorage.clear());

function load(overrides: Partial<MarkedPage> = {}): { hasCrashed: boolean; events: EventTarget } {
  const events = new EventTarget();
  const page = { storage: sessionStorage, events, navigation: 'reload', wasDiscarded: false };
  return { hasCrashed: markRunning({ ...page, ...overrides }), events };
}

test('a page that was not left has crashed; the first one of a tab has no page before it', () => {
  expect(load().hasCrashed).toBe(false);
  expect(load().hasCrashed).toBe(true);
  expect(load().hasCrashed).toBe(true);
});

test('one that was left has not, unless it was shown again and then not left', () => {
  const { events } = load();
  events.dispatchEvent(new Event('pagehide'));
  const { hasCrashed, events: next } = load();
  expect(hasCrashed).toBe(false);
  next.dispatchEvent(new Event('pagehide'));
  next.dispatchEvent(new Event('pageshow'));
  expect(load().hasCrashed).toBe(true);
});

test('a copy of a tab, and a page that the browser had put away, have not crashed', () => {
  load();
  expect(load({ navigation: 'navigate' }).hasCrashed).toBe(false);
  expect(load({ wasDiscarded: true }).hasCrashed).toBe(false);
});

test.each([
  ['en', /^The view ended and was started again\./, 'Show diagnostics'],
  ['ja', /^画面が異常終了したため/, '診断情報を表示'],
] as const)(
  'it is said in the language that is set (%s), once, with what can be done',
  async (language, words, button) => {
    const { stores, host } = await openPage({ settings: { language } });
    tellOfCrash(stores.monitor, stores.toasts, stores.view);
    flushSync();
    await expect.element(page.getByRole('log').getByText(words)).toBeVisible();
    host.settings({ intervalMs: 2000 });
    flushSync();
    expect(stores.toasts.all).toHaveLength(1);
    await page.getByRole('log').getByRole('button', { name: button }).click();
    expect(stores.view.dialog).toBe('diagnostics');
  },
);
