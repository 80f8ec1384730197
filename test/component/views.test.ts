import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import { grid, rangeButton, shownColumn } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

test('every range has a button that says how many sockets it holds', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName('Well-known 0–1023 4');
  await expect.element(rangeButton('Registered')).toHaveAccessibleName('Registered 1024–49151 3');
  await expect.element(rangeButton('Ephemeral')).toHaveAccessibleName('Ephemeral 49152–65535 2');
});

test('the counts follow what opens and closes, in every range at once', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await host.delta({
    opened: [makeRow({ id: 'a', local: { address: '127.0.0.1', port: 80 } })],
    closed: ['web', 'database'],
  });
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ 5$/);
  await expect.element(rangeButton('Registered')).toHaveAccessibleName(/ 1$/);
  await expect.element(rangeButton('Ephemeral')).toHaveAccessibleName(/ 2$/);
});

test('great counts are written as the language does', async () => {
  const rows = Array.from({ length: 1234 }, (_, index) => makeRow({ id: `${index}` }));
  await openPage({ rows });
  await expect.element(rangeButton('Registered')).toHaveAccessibleName(/ 1,234$/);
});

test('a view opens by pointer and shows only its own sockets', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await expect.element(rangeButton('Well-known')).toHaveAttribute('aria-current', 'page');
  await rangeButton('Registered').click();
  await expect.element(rangeButton('Registered')).toHaveAttribute('aria-current', 'page');
  await expect.element(rangeButton('Well-known')).not.toHaveAttribute('aria-current');
  await expect.element(page.getByRole('heading', { name: /^Registered ports/ })).toBeVisible();
  await expect.element(grid).toHaveAccessibleName('Sockets on registered ports');
  expect(shownColumn(0)).toEqual(['5432', '6500', '8080']);
});

test('every view, tool and the table are reached by Tab alone', async () => {
  await openPage({ rows: HOUSE_ROWS });
  const wanted = ['Pause', 'Refresh every', 'Language', 'Filter the list', 'Skip to the list'];
  const table = 'Sockets on well-known ports';
  const most = 60;
  const names: string[] = [];
  while (!names.includes(table) && names.length < most) {
    await userEvent.tab();
    const { activeElement } = document;
    const name = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    names.push(name.trim());
  }
  expect(names).toEqual(expect.arrayContaining(wanted));
  for (const range of ['Well-known', 'Registered', 'Ephemeral']) {
    expect(names.filter((name) => name.startsWith(range))).toHaveLength(1);
  }
  expect(names).toContain(table);
});

test.each(['{Enter}', ' '])('a view opens by the key "%s"', async (key) => {
  await openPage({ rows: HOUSE_ROWS });
  rangeButton('Ephemeral').element().focus();
  await userEvent.keyboard(key);
  await expect.element(page.getByRole('heading', { name: /^Ephemeral ports/ })).toBeVisible();
  expect(shownColumn(0)).toEqual(['51514', '60001']);
});

test('the head of a view counts every door once, however many sockets share it', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await expect.element(page.getByText('2 doors open', { exact: true })).toBeVisible();
  await expect.element(page.getByText('2 open to the network', { exact: true })).toBeVisible();
  await expect.element(page.getByText('1 connection', { exact: true })).toBeVisible();
});

test('which ports the system hands out is said only where they touch the range', async () => {
  await openPage({ rows: HOUSE_ROWS });
  const handedOut = page.getByText('This system hands out ports 32768 to 60999 to clients.');
  await expect.element(handedOut).not.toBeInTheDocument();
  await rangeButton('Registered').click();
  await expect.element(handedOut).toBeVisible();
  await rangeButton('Ephemeral').click();
  await expect.element(handedOut).toBeVisible();
});

test('the first link of the page leads to the table', async () => {
  await openPage({ rows: HOUSE_ROWS });
  // A page that is newly opened begins at its start; this one stands where the last test had the focus.
  const start = document.createElement('button');
  document.getElementById('app')?.before(start);
  start.focus();
  await userEvent.tab();
  await expect.element(page.getByRole('link', { name: 'Skip to the list' })).toHaveFocus();
  start.remove();
  await userEvent.keyboard('{Enter}');
  await expect.element(grid).toHaveFocus();
});

test('a view that opens by keys gets the focus, also where nothing had it', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await userEvent.keyboard('gp');
  await expect.element(page.getByRole('treegrid')).toHaveFocus();
  await userEvent.keyboard('gs');
  await expect.element(page.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await userEvent.keyboard('gb');
  await expect.element(page.getByRole('application')).toHaveFocus();
});

test('a view that opens from the palette gets the focus', async () => {
  await openPage({ rows: HOUSE_ROWS });
  grid.element().focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('Go to Processes{Enter}');
  await expect.element(page.getByRole('treegrid')).toHaveFocus();
});
