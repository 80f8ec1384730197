import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { filterField, rangeButton, shownColumn } from '../../support/page-queries.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';

const summary = (name: string) => page.getByRole('main').getByRole('button', { name, exact: true });

test.each([
  ['2 doors open', 'role:listener,bound', ['22', '53', '53']],
  ['2 open to the network', 'exposure:open', ['22', '53']],
  ['1 connection', 'role:inbound,outbound', ['22']],
  ['1 owner hidden', 'is:hidden', ['53']],
])('“%s” shows these alone, and all again when pressed again', async (name, query, ports) => {
  await openPage({ rows: HOUSE_ROWS });
  await expect.element(summary(name)).toHaveAttribute('aria-pressed', 'false');
  await summary(name).click();
  await expect.element(filterField).toHaveValue(query);
  await expect.poll(() => shownColumn(0)).toEqual(ports);
  await expect.element(summary(name)).toHaveAttribute('aria-pressed', 'true');
  await summary(name).click();
  await expect.element(filterField).toHaveValue('');
  await expect.poll(() => shownColumn(0)).toHaveLength(4);
});

test('the counts follow what comes and goes, whatever is filtered', async () => {
  const { host, stores } = await openPage({ rows: HOUSE_ROWS });
  stores.sockets.query = 'is:hidden';
  const hidden = { ownersStatus: 'hidden', local: { address: '0.0.0.0', port: 80 } } as const;
  await host.delta({ opened: [makeRow({ id: 'a', ...hidden })], closed: ['ssh'] });
  await expect.element(summary('2 owners hidden')).toBeVisible();
  await expect.element(summary('2 doors open')).toBeVisible();
  await host.delta({ changed: [makeRow({ id: 'a', ...hidden, ownersStatus: 'complete' })] });
  await expect.element(summary('1 owner hidden')).toBeVisible();
});

test('what there is none of cannot be asked for', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await rangeButton('Registered').click();
  await expect.element(summary('0 connections')).toBeDisabled();
  await expect.element(summary('0 owners hidden')).toBeDisabled();
});

test('a part of the summary is pressed by key', async () => {
  await openPage({ rows: HOUSE_ROWS });
  (summary('1 connection').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => shownColumn(0)).toEqual(['22']);
});
