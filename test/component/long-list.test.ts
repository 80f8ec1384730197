import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { longHouse } from '../support/long-house.ts';
import { openPage } from '../support/open-page.ts';
import { cellsOf, drawnRows, grid, rangeButton } from '../support/page-queries.ts';
import { HOUSE } from '../support/sample-house.ts';

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

test('a row that stays in sight keeps its element, and no further ones are made', async () => {
  const before = drawnRows();
  grid.element().scrollTop = 10 * 28;
  await expect.poll(() => drawnRows()[0]?.place).toBeGreaterThan(3);
  const after = drawnRows();
  const elementAt = new Map(before.map(({ place, element }) => [place, element]));
  const staying = after.filter(({ place }) => elementAt.has(place));
  expect(staying.length).toBeGreaterThan(10);
  for (const { place, element } of staying) expect(element).toBe(elementAt.get(place));
  const elements = new Set([...before, ...after].map(({ element }) => element));
  expect(elements.size).toBe(Math.max(before.length, after.length));
});

test('an element that draws another row than before says all of that one and nothing of the former', async () => {
  const kinds = [
    HOUSE.database,
    HOUSE.portico,
    HOUSE.web,
    { ...HOUSE.visitor, range: 'registered' as const },
  ];
  const rows = longHouse(300).map((row, index) => {
    const kind = kinds[(index * 7) % kinds.length] ?? row;
    return { ...kind, id: row.id, local: { ...kind.local, port: row.local.port } };
  });
  await openPage({ rows });
  await rangeButton('Registered').click();
  for (const scrollTop of [900, 2300, 1000]) {
    grid.element().scrollTop = scrollTop;
    await expect
      .poll(() => Math.abs((drawnRows()[8]?.place ?? 0) - scrollTop / 28))
      .toBeLessThan(8);
  }
  const recycled = lookOfRows();
  await rangeButton('Ephemeral').click();
  await rangeButton('Registered').click();
  grid.element().scrollTop = 1000;
  await expect.poll(() => drawnRows().map(({ place }) => place)).toEqual([...recycled.keys()]);
  expect(lookOfRows()).toEqual(recycled);
});

/** By place: all that can be seen, heard or pointed at. */
function lookOfRows(): Map<number, unknown> {
  return new Map(
    drawnRows().map(({ element, place }) => {
      const titles = [...element.querySelectorAll('[title]')].map((cell) =>
        cell.getAttribute('title'),
      );
      const classes = [...element.querySelectorAll('*')].map((cell) => cell.getAttribute('class'));
      return [place, { cells: cellsOf(element), id: element.id, classes, titles }];
    }),
  );
}
