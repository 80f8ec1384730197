import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { makeRow } from '../../support/make-row.ts';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import { grid, headerButton, shownColumn, textOf } from '../../support/page-queries.ts';
import { windowSize } from '../../support/window-size.ts';

const ROWS = [
  ['a', 9, 'mika'],
  ['b', 7, 'aki'],
  ['c', 8, 'mika'],
  ['d', 6, 'aki'],
].map(([id, port, user]) =>
  makeRow({ id: `${id}`, user: `${user}`, local: { address: '127.0.0.1', port: Number(port) } }),
);

let opened: OpenPage;

beforeEach(async () => {
  await windowSize(1440, 800);
  opened = await openPage({ rows: ROWS });
});

afterEach(() => windowSize(1200, 800));

test('a click with Shift sorts by a further column, and says which is which', async () => {
  await headerButton('User').click();
  await headerButton('Port').click({ modifiers: ['Shift'] });
  await expect.poll(() => shownColumn(0)).toEqual(['6', '7', '8', '9']);
  await header('Port').click({ modifiers: ['Shift'] });
  await expect.poll(() => shownColumn(0)).toEqual(['7', '6', '9', '8']);
  expect([header('User').ariaSort(), header('Port').ariaSort()]).toEqual(['ascending', 'none']);
  expect([header('User').text(), header('Port').text()]).toEqual([
    'User ▲1',
    'Port ▼2 number 2: sorted, largest first',
  ]);
});

test('Shift with Enter does the same, and a third time takes the column out again', async () => {
  await headerButton('User').click();
  header('Port').focus();
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.poll(() => shownColumn(0)).toEqual(['7', '6', '9', '8']);
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
  await expect.poll(() => header('User').text()).toBe('User ▲');
  expect(opened.stores.sockets.sort).toEqual([{ column: 'user', descending: false }]);
});

test('a click without Shift sorts by that column alone', async () => {
  await headerButton('User').click();
  await headerButton('Port').click({ modifiers: ['Shift'] });
  await header('Port').click();
  await expect.poll(() => header('Port').text()).toBe('Port ▲');
  expect(header('User').ariaSort()).toBe('none');
});

test('what opens later takes its place among several columns', async () => {
  opened.stores.sockets.sort = [
    { column: 'user', descending: true },
    { column: 'port', descending: true },
  ];
  const row = makeRow({ id: 'n', user: 'mika', local: { address: '127.0.0.1', port: 85 } });
  await opened.host.delta({ opened: [row] });
  await expect.poll(() => shownColumn(0)).toEqual(['+ new 85', '9', '8', '7', '6']);
});

test('keys on the head of a column open no details', async () => {
  grid.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  header('User').focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => shownColumn(8)).toEqual(['aki', 'aki', 'mika', 'mika']);
  expect(opened.stores.view.selectedId).toBeNull();
});

interface Head {
  readonly ariaSort: () => string | null;
  readonly text: () => string;
  readonly focus: () => void;
  readonly click: (options?: { modifiers: 'Shift'[] }) => Promise<void>;
}

/** The head of a column, whatever else its button says. */
function header(name: string): Head {
  const locator = page.getByRole('columnheader', { name: new RegExp(`^${name}`) });
  const button = locator.getByRole('button');
  return {
    ariaSort: () => locator.element().ariaSort,
    text: () => textOf(button.element()),
    focus: () => (button.element() as HTMLElement).focus(),
    click: (options) => button.click(options),
  };
}
