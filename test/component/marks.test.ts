import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { MARK_MS } from '../../shared/table/row-index.ts';
import { makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import { rangeButton, shownColumn } from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';

const FRESH = makeRow({ id: 'fresh', local: { address: '0.0.0.0', port: 443 } });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('rows of the first reading carry no mark', async () => {
  await openPage({ rows: HOUSE_ROWS });
  expect(shownColumn(0)).toEqual(['22', '22', '53', '53']);
});

test('new, changed and closed rows carry a sign and a word', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await host.delta({
    opened: [FRESH],
    changed: [{ ...HOUSE.ssh, user: 'guard' }],
    closed: ['names'],
  });
  await tick();
  expect(shownColumn(0)).toEqual(['~ changed 22', '22', '− closed 53', '53', '+ new 443']);
  expect(shownColumn(8)[0]).toBe('guard');
  await expect.element(page.getByRole('row', { name: /^new 443/ })).toBeVisible();
});

test('a closed row is struck through and no longer counted while it is still to be seen', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await host.delta({ closed: ['names'] });
  const row = page.getByRole('row', { name: /^closed 53/ });
  await expect.element(row).toHaveStyle({ textDecorationLine: 'line-through' });
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ 3$/);
});

test('after a while the marks are gone, and with them the closed rows', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await host.delta({ opened: [FRESH], changed: [{ ...HOUSE.ssh, uid: 7 }], closed: ['names'] });
  await passTime(MARK_MS - 1000);
  expect(shownColumn(0)).toEqual(['~ changed 22', '22', '− closed 53', '53', '+ new 443']);
  await passTime(2000);
  expect(shownColumn(0)).toEqual(['22', '22', '53', '443']);
});

test('a new epoch marks nothing', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await host.snapshot([FRESH, HOUSE.ssh]);
  await tick();
  expect(shownColumn(0)).toEqual(['22', '443']);
});

test('the age of a row goes on by itself', async () => {
  await openPage({ rows: [{ ...FRESH, firstSeenAt: Date.now() - 5000 }] });
  expect(shownColumn(10)).toEqual(['5s']);
  await passTime(60_000);
  expect(shownColumn(10)).toEqual(['1m']);
});

async function passTime(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await tick();
}
