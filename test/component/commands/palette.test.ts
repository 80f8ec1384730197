import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../../support/open-page.ts';
import { details } from '../../support/page-queries.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';

const palette = page.getByRole('dialog', { name: 'Command palette' });
const options = palette.getByRole('option');

async function openPalette(): Promise<void> {
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(palette.getByRole('combobox')).toHaveFocus();
}

test('Ctrl K opens it with every view and action, and Escape gives the focus back', async () => {
  await openPage({ rows: HOUSE_ROWS });
  const grid = page.getByRole('grid');
  grid.element().focus();
  await openPalette();
  await expect.element(options.filter({ hasText: 'Go to Processes' })).toBeVisible();
  await expect.element(options.filter({ hasText: 'Pause' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(palette).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

test('words choose among the actions, and Enter does the first', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await openPalette();
  await userEvent.keyboard('connections{Enter}');
  await expect.poll(() => stores.view.place).toBe('connections');
  await expect.element(palette).not.toBeInTheDocument();
});

test('the name of a program leads to its door', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await openPalette();
  await userEvent.keyboard('webserver');
  await expect.element(options.first()).toMatchTextContent(/8080/);
  await userEvent.keyboard('{Enter}');
  await expect.element(details.getByRole('heading', { level: 2 })).toMatchTextContent(/8080/);
  expect(stores.view.place).toBe('registered');
});

test('the number of a port leads to its door, open or not', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS });
  await openPalette();
  await userEvent.keyboard('4242{Enter}');
  await expect.poll(() => stores.view.selection).toEqual({ kind: 'port', port: 4242 });
});

test('what is no port and found nowhere is said to be so', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await openPalette();
  await userEvent.keyboard('65536');
  await expect.element(palette.getByText('Nothing found.')).toBeVisible();
  expect(options.elements()).toHaveLength(0);
});

test('in Japanese it is found and answers in Japanese', async () => {
  const { stores } = await openPage({ rows: HOUSE_ROWS, settings: { language: 'ja' } });
  await userEvent.keyboard('{Control>}k{/Control}');
  await page.getByRole('combobox', { name: 'コマンドパレット' }).fill('プロセス');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => stores.view.place).toBe('processes');
});
