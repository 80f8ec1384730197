import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { longHouse } from '../support/long-house.ts';
import { openPage } from '../support/open-page.ts';
import { drawnRows, grid, rangeButton } from '../support/page-queries.ts';

const ROWS = 20_000;
/** What a window of 800 pixels can show, and some beyond each edge. */
const MOST_DRAWN = 60;

beforeEach(async () => {
  await openPage({ rows: longHouse(ROWS) });
  await rangeButton('Registered').click();
});

test('the table tells how many rows it has, and each drawn row its true place', async () => {
  expect(grid.element().ariaRowCount).toBe(`${ROWS + 1}`);
  expect(page.getByRole('row').first().element().ariaRowIndex).toBe('1');
  expect(drawnRows().map(({ place }) => place)).toEqual(drawnRows().map((_, index) => index + 2));
  grid.element().scrollTop = 280_000;
  await expect.poll(() => drawnRows()[0]?.place).toBeGreaterThan(9000);
  for (const { place, port } of drawnRows()) expect(port).toBe(1024 + place - 2);
});

test('only rows near the window are in the document, at every place of the list', async () => {
  grid.element().focus();
  for (const keys of ['{Home}', '{PageDown}', '{End}', '{PageUp}']) {
    await userEvent.keyboard(keys);
    expect(drawnRows().length).toBeLessThan(MOST_DRAWN);
    expect(drawnRows().length).toBeGreaterThan(15);
  }
});

test('scrolling to the very end shows the last rows, and back the first', async () => {
  const element = grid.element();
  element.scrollTop = element.scrollHeight;
  await expect.poll(() => drawnRows().at(-1)?.place).toBe(ROWS + 1);
  const last = drawnRows().at(-1)?.element.getBoundingClientRect();
  expect(last?.bottom).toBeCloseTo(element.getBoundingClientRect().bottom, 0);
  element.scrollTop = 0;
  await expect.poll(() => drawnRows()[0]?.place).toBe(2);
});
