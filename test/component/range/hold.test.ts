import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { MARK_MS } from '../../../shared/table/row-index.ts';
import { longHouse } from '../../support/long-house.ts';
import { makeRow } from '../../support/make-row.ts';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import {
  filterField,
  grid,
  rangeButton,
  rowWith,
  shownColumn,
} from '../../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../../support/sample-house.ts';

const FRESH = makeRow({ id: 'fresh', local: { address: '0.0.0.0', port: 21 } });
const chip = page.getByRole('button', { name: /Show now/ });

let opened: OpenPage;

beforeEach(async () => {
  opened = await openPage({ rows: HOUSE_ROWS });
  await rangeButton('Well-known').hover();
});

test('under the pointer rows say what is new of them, and none comes or goes', async () => {
  await rowWith('811').hover();
  await opened.host.delta({
    opened: [FRESH],
    changed: [{ ...HOUSE.ssh, user: 'guard' }],
    closed: ['names'],
  });
  await expect.poll(() => shownColumn(0)).toEqual(['~ changed 22', '22', '− closed 53', '53']);
  expect(shownColumn(8)[0]).toBe('guard');
  await expect.element(chip).toHaveAccessibleName('1 change waits Show now');
});

test('a row that would move stays at its place until the list is left', async () => {
  await rowWith('811').hover();
  const moved = { ...HOUSE.ssh, local: { address: '0.0.0.0', port: 99 } };
  await opened.host.delta({ changed: [moved], opened: [FRESH] });
  await expect.poll(() => shownColumn(0)).toEqual(['~ changed 99', '22', '53', '53']);
  await expect.element(chip).toHaveAccessibleName('2 changes wait Show now');
  await rangeButton('Well-known').hover();
  await expect.element(chip).not.toBeInTheDocument();
  await expect.poll(() => shownColumn(0)).toEqual(['+ new 21', '22', '53', '53', '~ changed 99']);
});

test('a closed row stays until the list is left, however long that takes', async () => {
  await rowWith('811').hover();
  await opened.host.delta({ closed: ['names'] });
  await expect.element(chip, { timeout: MARK_MS + 4000 }).toBeVisible();
  expect(shownColumn(0)).toEqual(['22', '22', '− closed 53', '53']);
  await rangeButton('Well-known').hover();
  await expect.poll(() => shownColumn(0)).toEqual(['22', '22', '53']);
});

test('keys in the list hold it too, r shows what waits, and then it is held again', async () => {
  grid.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await opened.host.delta({ opened: [FRESH] });
  await expect.element(chip).toBeVisible();
  await userEvent.keyboard('r');
  await expect.poll(() => shownColumn(0)).toEqual(['+ new 21', '22', '22', '53', '53']);
  await expect.element(chip).not.toBeInTheDocument();
  await opened.host.delta({ closed: ['fresh'], opened: [{ ...FRESH, id: 'other' }] });
  await expect.element(chip).toHaveAccessibleName('1 change waits Show now');
  await expect.element(grid).toHaveFocus();
  await filterField.click();
  await expect.element(chip).not.toBeInTheDocument();
});

test('what closed is gone with r, also a moment ago, while the keys stay in the list', async () => {
  grid.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await opened.host.delta({ opened: [FRESH], closed: ['names'] });
  await expect.poll(() => shownColumn(0)).toEqual(['22', '22', '− closed 53', '53']);
  await expect.element(chip).toBeVisible();
  await userEvent.keyboard('r');
  await expect.poll(() => shownColumn(0)).toEqual(['+ new 21', '22', '22', '53']);
  await expect.element(grid).toHaveFocus();
});

test('the button shows what waits, and the focus goes to the list', async () => {
  grid.element().focus();
  await userEvent.keyboard('{ArrowDown}');
  await opened.host.delta({ opened: [FRESH] });
  (chip.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => shownColumn(0)).toContain('+ new 21');
  await expect.element(grid).toHaveFocus();
});

test('after a click the list goes on as soon as the pointer has left', async () => {
  await rowWith('811').click();
  await opened.host.delta({ opened: [FRESH] });
  await expect.element(chip).toBeVisible();
  await rangeButton('Well-known').hover();
  await expect.poll(() => shownColumn(0)).toContain('+ new 21');
});

test('counts go on while the list is held', async () => {
  await rowWith('811').hover();
  await opened.host.delta({ opened: [FRESH] });
  await expect.element(rangeButton('Well-known')).toHaveAccessibleName(/ 5$/);
  await expect.element(page.getByText('3 doors open', { exact: true })).toBeVisible();
});

test('what is asked for is shown at once, and held from then on', async () => {
  await rowWith('811').hover();
  await opened.host.delta({ opened: [FRESH] });
  await expect.element(chip).toBeVisible();
  opened.stores.sockets.query = 'tcp';
  await expect.poll(() => shownColumn(0)).toEqual(['+ new 21', '22', '22']);
  await expect.element(chip).not.toBeInTheDocument();
  await opened.host.delta({ opened: [{ ...FRESH, id: 'other' }] });
  await expect.element(chip).toBeVisible();
});

test('a whole new reading waits as well, and rows that it does not have are marked', async () => {
  await rowWith('811').hover();
  await opened.host.snapshot([{ ...HOUSE.ssh, user: 'guard' }, FRESH]);
  await expect.element(chip).toHaveAccessibleName('a new reading waits Show now');
  expect(shownColumn(0)).toEqual(['22', '− closed 22', '− closed 53', '− closed 53']);
  expect(shownColumn(8)[0]).toBe('guard');
  await userEvent.keyboard('r');
  await expect.poll(() => shownColumn(0)).toEqual(['21', '22']);
});

test('nothing moves when the word of what waits comes', async () => {
  await rowWith('811').hover();
  const before = rowWith('811').element().getBoundingClientRect().top;
  await opened.host.delta({ opened: [FRESH] });
  await expect.element(chip).toBeVisible();
  expect(rowWith('811').element().getBoundingClientRect().top).toBe(before);
});

test('in a long list as well, the rows in sight stay at their places while many come', async () => {
  const rows = longHouse(2000);
  opened = await openPage({ rows });
  grid.element().scrollTop = 20_000;
  await expect.poll(() => Number(shownColumn(0)[0])).toBeGreaterThan(1600);
  await grid.hover();
  const before = shownColumn(0);
  const above = rows.slice(0, 300).map((row) => ({ ...row, id: `again ${row.id}` }));
  await opened.host.delta({ opened: above, closed: rows.slice(700, 720).map(({ id }) => id) });
  await expect.element(chip).toHaveAccessibleName('300 changes wait Show now');
  expect(shownColumn(0).map((text) => text.replace('− closed ', ''))).toEqual(before);
});
