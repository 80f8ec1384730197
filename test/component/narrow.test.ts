import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { openPage } from '../support/open-page.ts';
import { grid, rangeButton } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';
import { windowSize } from '../support/window-size.ts';

const HEIGHT = 700;
/** From a small window to one that has room for everything, in uneven steps. */
const WIDTHS = Array.from({ length: 27 }, (_, step) => 500 + step * 31);
/** What a table tells before anything else. */
const FIRST = ['port', 'process', 'exposure'];

afterEach(() => windowSize(1200, 800));

describe.each(['en', 'ja'] as const)('a narrow window in %s', (language) => {
  test('leaves columns out instead of scrolling sideways, the main ones last', async () => {
    await openPage({ rows: HOUSE_ROWS, settings: { language } });
    const seen: { room: number; columns: number }[] = [];
    for (const width of WIDTHS) {
      await windowSize(width, HEIGHT);
      const table = grid.element();
      expect(table.scrollWidth, `${width}`).toBeLessThanOrEqual(table.clientWidth);
      const shown = shownHeaders();
      expect(shown.map(({ column }) => column)).toEqual(expect.arrayContaining(FIRST));
      seen.push({ room: table.clientWidth, columns: shown.length });
    }
    const columns = seen.sort((a, b) => a.room - b.room).map((one) => one.columns);
    expect(columns).toEqual(columns.toSorted((a, b) => a - b));
    expect(columns.at(-1)).toBe(11);
  });
});

test('cells stand under their heads and are numbered as in the whole table', async () => {
  await windowSize(700, HEIGHT);
  await openPage({ rows: HOUSE_ROWS });
  await rangeButton('Registered').click();
  const heads = shownHeaders();
  expect(heads.length).toBeLessThan(11);
  expect(grid.element().ariaColCount).toBe('11');
  for (const row of document.querySelectorAll('[role=row]:has([role=gridcell])')) {
    const cells = visible(row.querySelectorAll('[role=gridcell]'));
    expect(cells.map((cell) => cell.ariaColIndex)).toEqual(heads.map(({ place }) => place));
    expect(cells.map(leftOf)).toEqual(heads.map(({ left }) => left));
  }
});

test('beside open details the table leaves out as much as it has to', async () => {
  await windowSize(1000, HEIGHT);
  await openPage({ rows: HOUSE_ROWS });
  const before = shownHeaders().length;
  await page.getByRole('row').nth(1).click();
  await expect.element(page.getByRole('complementary')).toBeVisible();
  expect(shownHeaders().length).toBeLessThan(before);
  expect(grid.element().scrollWidth).toBeLessThanOrEqual(grid.element().clientWidth);
});

test('details over the page go with the view they were opened in, and stay where they lie beside it', async () => {
  const details = page.getByRole('complementary');
  for (const [width, stays] of [
    [800, false],
    [1200, true],
  ] as const) {
    await windowSize(width, HEIGHT);
    await openPage({ rows: HOUSE_ROWS });
    await page.getByRole('row').nth(1).click();
    await expect.element(details).toBeVisible();
    await page.getByRole('button', { name: 'Settings' }).click();
    await expect.element(page.getByRole('heading', { name: 'Settings', level: 2 })).toBeVisible();
    if (stays) await expect.element(details).toBeVisible();
    else await expect.element(details).not.toBeInTheDocument();
  }
});

test('a door that is shown from another view keeps its details on a narrow page', async () => {
  await windowSize(800, HEIGHT);
  const { stores } = await openPage({ rows: HOUSE_ROWS, place: 'settings' });
  stores.view.open('building');
  stores.view.select({ kind: 'port', port: 443 });
  await expect.element(page.getByRole('complementary')).toMatchTextContent(/443/);
});

function shownHeaders(): { column: string; place: string | null; left: number }[] {
  return visible(document.querySelectorAll('[role=columnheader]')).map((header) => ({
    column: /column-(\w+)/.exec(header.className)?.[1] ?? '',
    place: header.ariaColIndex,
    left: leftOf(header),
  }));
}

function visible(elements: Iterable<Element>): Element[] {
  return [...elements].filter((element) => element.checkVisibility());
}

function leftOf(element: Element): number {
  return Math.round(element.getBoundingClientRect().left);
}
