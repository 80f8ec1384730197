import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../support/open-page.ts';
import { filterField, grid, rangeButton, shownColumn } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

test('words narrow every view, and the field says how many match in all', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('SSHD tcp');
  await expect.poll(() => shownColumn(6)).toEqual(['sshd', 'sshd']);
  await expect.element(page.getByRole('banner').getByRole('status')).toMatchTextContent(/^2 match/);
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ 2$/);
  await expect.element(rangeButton('Registered')).toHaveAccessibleName(/ 0$/);
});

test('what opens later is filtered too', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS.slice(1) });
  // Under the pointer the list would hold still.
  await rangeButton('Well-known').hover();
  await filterField.fill('sshd');
  await expect.poll(() => shownColumn(6)).toEqual(['sshd']);
  await host.delta({ opened: HOUSE_ROWS.slice(0, 1) });
  await expect.poll(() => shownColumn(6)).toEqual(['sshd', 'sshd']);
});

test('Escape clears the filter and stays in the field; the open details stay too', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await page.getByRole('row').nth(1).click();
  await filterField.fill('domain');
  await expect.poll(() => shownColumn(2)).toEqual(['domain', 'domain']);
  await userEvent.keyboard('{Escape}');
  await expect.element(filterField).toHaveValue('');
  await expect.element(filterField).toHaveFocus();
  expect(shownColumn(0)).toHaveLength(4);
  await expect.element(page.getByRole('complementary')).toBeVisible();
});

test('the button beside the words clears them', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('domain');
  await page.getByRole('banner').getByRole('button', { name: 'Clear the filter' }).click();
  await expect.element(filterField).toHaveValue('');
  await expect.element(filterField).toHaveFocus();
  expect(shownColumn(0)).toHaveLength(4);
});

test('the key / leads to the field from the list, with its words selected', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('domain');
  grid.element().focus();
  await userEvent.keyboard('/');
  await expect.element(filterField).toHaveFocus();
  await userEvent.keyboard('ssh');
  await expect.element(filterField).toHaveValue('ssh');
});

test('where nothing matches, the page says so and leads to the ranges that do', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('alice');
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await expect
    .element(page.getByText('No socket on well-known ports matches “alice”.'))
    .toBeVisible();
  await expect.element(grid).not.toBeInTheDocument();
  await expect.element(page.getByText(/It matches elsewhere:/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Ephemeral (1)' })).toBeVisible();
  await page.getByRole('button', { name: 'Registered (2)' }).click();
  await expect.poll(() => shownColumn(8)).toEqual(['alice', 'alice']);
});

test('where nothing matches anywhere, the filter can be cleared from the view', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('no such thing');
  await expect.element(page.getByText(/It matches elsewhere:/)).not.toBeInTheDocument();
  await page.getByRole('main').getByRole('button', { name: 'Clear the filter' }).click();
  await expect.poll(() => shownColumn(0)).toHaveLength(4);
});

test('a filter that was typed stays when another view is opened', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('alice');
  await rangeButton('Ephemeral').click();
  expect(shownColumn(6)).toEqual(['browser']);
  await expect.element(filterField).toHaveValue('alice');
});

test('the head of a view tells how many of its sockets are shown, beside all that are there', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('sshd');
  await expect.element(page.getByText('2 of 4 sockets shown', { exact: true })).toBeVisible();
  await expect.element(page.getByText('2 doors open', { exact: true })).toBeVisible();
  await filterField.fill('');
  await expect.element(page.getByText(/sockets shown/)).not.toBeInTheDocument();
});

test.each(['this machine only', 'このマシンのみ', '待ち受け', 'listening'])(
  'the words “%s” find what is shown so in one of the languages',
  async (words) => {
    await openPage({ rows: HOUSE_ROWS });
    await rangeButton('Registered').click();
    await filterField.fill(words);
    await expect.poll(() => shownColumn(0)).toContain('5432');
    expect(shownColumn(0).length).toBeLessThanOrEqual(3);
  },
);

test('the arrow down leads from the field to the first row, and on', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('sshd');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(grid).toHaveFocus();
  const first = document.querySelector('[role=row]:has([role=gridcell])')?.id ?? '';
  await expect.element(grid).toHaveAttribute('aria-activedescendant', first);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('complementary')).toBeVisible();
});

test('where there is no list the arrow down stays in the field', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('no such thing');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(filterField).toHaveFocus();
});
