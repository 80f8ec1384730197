import { describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeListener } from '../support/history/make-listener.ts';
import { makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';

const HOUR = 3_600_000;
const now = Date.now();
const SLEPT = now - 4 * HOUR;
const WOKE = now - 2 * HOUR;
const ROW = makeRow({ id: 'late', asleepSince: SLEPT, firstSeenAt: WOKE });

function between(locale: string): { from: string; to: string } {
  const text = (time: number) => new Date(time).toLocaleString(locale);
  return { from: text(SLEPT), to: text(WOKE) };
}

describe('a socket that opened while this computer slept', () => {
  test('says so in its details, and that it may be older than it was seen', async () => {
    await openPage({ rows: [ROW], place: 'registered' });
    await page.getByRole('row').nth(1).click();
    const { from, to } = between('en');
    await expect
      .element(page.getByText(`while this computer slept, between ${from} and ${to}`))
      .toBeVisible();
    await expect.element(page.getByRole('row').nth(1)).toMatchTextContent(/> 2\s?h/);
  });

  test('says so in Japanese', async () => {
    await openPage({ rows: [ROW], place: 'registered', settings: { language: 'ja' } });
    await page.getByRole('row').nth(1).click();
    const { from, to } = between('ja');
    await expect
      .element(page.getByText(`このコンピューターのスリープ中（${from}〜${to}）`))
      .toBeVisible();
  });
});

test('a time in which this computer slept is told from one in which nobody watched', async () => {
  await openPage({
    rows: [],
    place: 'history',
    prepare: ({ history }) => {
      history.listeners = [makeListener({ id: 1, port: 80, firstSeen: now - 9 * HOUR })];
      history.watches = [
        [now - 10 * HOUR, now - 8 * HOUR],
        [now - 6 * HOUR, SLEPT],
        [WOKE, now],
      ];
      history.sleeps = [[SLEPT, WOKE]];
    },
  });
  await expect.element(page.getByText('this computer slept', { exact: true })).toBeVisible();
  const cursor = page.getByRole('complementary');
  await cursor.getByLabelText('Time').fill(local(now - 3 * HOUR));
  await expect.element(cursor.getByText(/^This computer slept then\./)).toBeVisible();
  await cursor.getByLabelText('Time').fill(local(now - 7 * HOUR));
  await expect.element(cursor.getByText(/^Nobody watched then\./)).toBeVisible();
});

/** As the field for a time takes it. */
function local(time: number): string {
  return new Date(time - new Date(time).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
