import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { longHouse } from '../../support/long-house.ts';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import { details, drawnRows, filterField, grid, rowWith } from '../../support/page-queries.ts';

let opened: OpenPage;
let written: ReturnType<typeof vi.spyOn>;

beforeEach(async () => {
  written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  opened = await openPage({ rows: longHouse(300) });
});

afterEach(() => vi.restoreAllMocks());

test('a click with Ctrl chooses rows one by one, and Clear none', async () => {
  await rowWith('1024').click({ modifiers: ['Control'] });
  await rowWith('1026').click({ modifiers: ['Control'] });
  await expect.poll(chosenPorts).toEqual([1024, 1026]);
  await expect.element(page.getByText('2 selected', { exact: true })).toBeVisible();
  await rowWith('1024').click({ modifiers: ['Control'] });
  await expect.poll(chosenPorts).toEqual([1026]);
  await page.getByRole('button', { name: 'Clear the selection' }).click();
  await expect.poll(chosenPorts).toEqual([]);
  await expect.element(page.getByText(/ selected$/)).not.toBeInTheDocument();
  await expect.element(grid).toHaveFocus();
});

test('the row whose details are open is the first of those chosen', async () => {
  await rowWith('1025').click();
  await expect.element(details).toBeVisible();
  await rowWith('1027').click({ modifiers: ['Control'] });
  await expect.poll(chosenPorts).toEqual([1025, 1027]);
});

test('a click with Shift chooses all rows from the last one, and a plain click only its own', async () => {
  await rowWith('1025').click();
  await rowWith('1028').click({ modifiers: ['Shift'] });
  await expect.poll(chosenPorts).toEqual([1025, 1026, 1027, 1028]);
  await rowWith('1024').click({ modifiers: ['Shift'] });
  await expect.poll(chosenPorts).toEqual([1024, 1025]);
  expect(getSelection()?.isCollapsed).toBe(true);
  await rowWith('1030').click();
  await expect.poll(chosenPorts).toEqual([1030]);
});

test('Space chooses the active row, Shift with arrows a stretch, Escape none', async () => {
  grid.element().focus();
  expect(grid.element().getAttribute('aria-multiselectable')).toBe('true');
  await userEvent.keyboard('{ArrowDown}{ArrowDown} ');
  await expect.poll(chosenPorts).toEqual([1025]);
  await expect.element(details).not.toBeInTheDocument();
  await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{/Shift}');
  await expect.poll(chosenPorts).toEqual([1025, 1026, 1027]);
  await userEvent.keyboard('{Shift>}{Home}{/Shift}');
  await expect.poll(chosenPorts).toEqual([1024, 1025]);
  await userEvent.keyboard('{Escape}');
  await expect.poll(chosenPorts).toEqual([]);
});

test('Ctrl with A chooses all rows, drawn or not', async () => {
  grid.element().focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  await expect.element(page.getByText('300 selected', { exact: true })).toBeVisible();
});

test('Ctrl with C copies the chosen rows as they are shown, in the order of the list', async () => {
  await rowWith('1027').click({ modifiers: ['Control'] });
  await rowWith('1025').click({ modifiers: ['Control'] });
  opened.stores.sockets.columns.set(['port', 'protocol', 'state', 'user']);
  await userEvent.keyboard('{Control>}c{/Control}');
  await expect.element(page.getByText('2 sockets copied.')).toBeVisible();
  expect(written).toHaveBeenCalledWith('1025\ttcp4\tLISTEN\tmika\n1027\ttcp4\tLISTEN\tmika');
});

test('without any chosen Ctrl with C copies the active row', async () => {
  grid.element().focus();
  opened.stores.sockets.columns.set(['port', 'state']);
  await userEvent.keyboard('{ArrowDown}{Control>}c{/Control}');
  await expect.poll(() => written.mock.calls).toEqual([['1024\tLISTEN']]);
});

test.each([
  ['Copy as JSON', /"port": 1024[\s\S]*"port": 1025/],
  ['Copy as CSV', /^protocol,family,[\s\S]*,1024,[\s\S]*,1025,/],
  ['Copy as Markdown', /^\|[\s\S]*1024[\s\S]*1025/],
  ['Copy as Text', /^1024\t[\s\S]*\n1025\t/],
])('“%s” copies the chosen rows and no others', async (name, pattern) => {
  await rowWith('1024').click({ modifiers: ['Control'] });
  await rowWith('1025').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name, exact: true }).click();
  await expect.poll(() => written.mock.calls[0]?.[0]).toMatch(pattern);
  expect(written.mock.calls[0]?.[0]).not.toContain('1026');
});

test('a clipboard that refuses is told', async () => {
  written.mockRejectedValue(new Error('no'));
  await rowWith('1024').click({ modifiers: ['Control'] });
  await userEvent.keyboard('{Control>}c{/Control}');
  await expect.element(page.getByText('The clipboard could not be written to.')).toBeVisible();
});

test('another filter lets go of what was chosen', async () => {
  await rowWith('1024').click({ modifiers: ['Control'] });
  await filterField.fill('1024');
  await expect.element(page.getByText(/ selected$/)).not.toBeInTheDocument();
});

test('a chosen row that closes stays chosen as long as it is in the list', async () => {
  await rowWith('1024').click({ modifiers: ['Control'] });
  await rowWith('1025').click({ modifiers: ['Control'] });
  await opened.host.delta({ closed: ['row 0'] });
  await expect.element(page.getByText('2 selected', { exact: true })).toBeVisible();
  await opened.host.snapshot(longHouse(300).slice(1));
  await expect.element(page.getByText('1 selected', { exact: true })).toBeVisible();
});

/** The ports of the drawn rows that are told to be chosen. */
function chosenPorts(): number[] {
  return drawnRows()
    .filter(({ element }) => element.ariaSelected === 'true')
    .map(({ element }) => Number(element.querySelector('b')?.textContent));
}
