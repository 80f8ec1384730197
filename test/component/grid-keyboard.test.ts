import { tick } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { longHouse, rowAt } from '../support/long-house.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { details, drawnRows, grid, rangeButton, rowWith } from '../support/page-queries.ts';

const ROWS = 600;
const HEAD_HEIGHT = 28;

let opened: OpenPage;

beforeEach(async () => {
  opened = await openPage({ rows: longHouse(ROWS) });
  await rangeButton('Registered').click();
  grid.element().focus();
});

test('no row is active before a key was pressed', () => {
  expect(activeId()).toBeNull();
});

test('arrows move the active row by one, and not beyond the first', async () => {
  await userEvent.keyboard('{ArrowDown}');
  await expectActive(1024);
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  await expectActive(1026);
  await userEvent.keyboard('{ArrowUp}');
  await expectActive(1025);
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowUp}');
  await expectActive(1024);
});

test('End and Home go to the ends, and further arrows stay there', async () => {
  await userEvent.keyboard('{End}');
  await expectActive(1024 + ROWS - 1);
  await userEvent.keyboard('{ArrowDown}{PageDown}');
  await expectActive(1024 + ROWS - 1);
  await userEvent.keyboard('{Home}');
  await expectActive(1024);
  await userEvent.keyboard('{PageUp}');
  await expectActive(1024);
});

test('the page keys move by what the window shows, with one row in common', async () => {
  await userEvent.keyboard('{Home}');
  const page1 = visibleRows();
  await userEvent.keyboard('{PageDown}');
  const step = (await activePort()) - 1024;
  expect(step).toBeGreaterThan(page1 - 3);
  expect(step).toBeLessThan(page1);
  await userEvent.keyboard('{PageDown}{PageDown}');
  await expectActive(1024 + 3 * step);
  await userEvent.keyboard('{PageUp}');
  await expectActive(1024 + 2 * step);
});

test('the active row is always wholly in view, whichever way it was reached', async () => {
  for (const keys of ['{End}', '{PageUp}{PageUp}', '{ArrowUp}', '{Home}', '{PageDown}']) {
    await userEvent.keyboard(keys);
    expectActiveInView();
  }
});

test('when rows go while the end is in view, the table is never blank', async () => {
  await userEvent.keyboard('{End}');
  await opened.host.snapshot(longHouse(10));
  await showWhatWaits();
  await expect.poll(() => drawnRows().length).toBe(10);
  expect(grid.element().ariaRowCount).toBe('11');
  await userEvent.keyboard('{ArrowUp}');
  expectActiveInView();
});

test('an active row that is scrolled away is not pointed at, and is where the next key starts', async () => {
  await userEvent.keyboard('{ArrowDown}{ArrowDown}');
  grid.element().scrollTop = 10_000;
  await expect.poll(activeId).toBeNull();
  await userEvent.keyboard('{ArrowDown}');
  await expectActive(1026);
  expectActiveInView();
});

test('active and selected row follow their socket when rows come in above', async () => {
  await rowWith('1030').click();
  await expectActive(1030);
  const above = Array.from({ length: 100 }, (_, index) => rowAt(ROWS + index, 1024));
  await opened.host.delta({ opened: above });
  await expect.element(details.getByRole('heading', { level: 2 })).toMatchTextContent('1030/tcp');
  await showWhatWaits();
  await userEvent.keyboard('{ArrowDown}');
  await expectActive(1031);
  expect(drawnRows().find(({ port }) => port === 1031)?.place).toBe(1031 - 1024 + 100 + 2);
  await expect.element(rowWith('1031')).toHaveAttribute('aria-selected', 'true');
});

test('when the active row is gone, the one that came to its place is next', async () => {
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  await expectActive(1026);
  await opened.host.snapshot(longHouse(100).filter(({ local }) => local.port !== 1026));
  await showWhatWaits();
  await userEvent.keyboard('{ArrowUp}');
  await expectActive(1025);
});

test('keys with Ctrl are left to the browser', async () => {
  await userEvent.keyboard('{ArrowDown}{Control>}{End}{/Control}');
  const { scrollHeight, clientHeight } = grid.element();
  const atTheEnd = scrollHeight - clientHeight - 1;
  await expect.poll(() => grid.element().scrollTop).toBeGreaterThanOrEqual(atTheEnd);
  // The browser has scrolled the active row out of the window: the next one tells where it still was.
  await userEvent.keyboard('{ArrowDown}');
  await expectActive(1025);
});

/** While the focus is in the list it stays as it is. */
async function showWhatWaits(): Promise<void> {
  await expect.element(page.getByRole('button', { name: /Show now/ })).toBeVisible();
  await userEvent.keyboard('r');
}

function activeId(): string | null {
  return grid.element().getAttribute('aria-activedescendant');
}

function activeRow(): Element | null {
  const id = activeId();
  return id === null ? null : document.getElementById(id);
}

async function activePort(): Promise<number> {
  await tick();
  return drawnRows().find(({ element }) => element === activeRow())?.port ?? -1;
}

async function expectActive(port: number): Promise<void> {
  await expect.poll(activePort).toBe(port);
}

function expectActiveInView(): void {
  const row = activeRow()?.getBoundingClientRect();
  const table = grid.element().getBoundingClientRect();
  expect(row?.top).toBeGreaterThanOrEqual(table.top + HEAD_HEIGHT - 1);
  expect(row?.bottom).toBeLessThanOrEqual(table.bottom + 1);
}

function visibleRows(): number {
  return Math.floor((grid.element().clientHeight - HEAD_HEIGHT) / HEAD_HEIGHT);
}
