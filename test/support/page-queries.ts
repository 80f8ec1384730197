import { type Locator, page } from 'vitest/browser';

export const grid = page.getByRole('grid');
export const filterField = page.getByRole('combobox', { name: 'Filter the list' });
export const details = page.getByRole('complementary', { name: 'Details' });
export const statusBar = page.getByRole('contentinfo');

/** The button of the rail that opens a view. */
export function rangeButton(name: 'Well-known' | 'Registered' | 'Ephemeral'): Locator {
  return page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) });
}

export function headerButton(name: string): Locator {
  return page.getByRole('columnheader').getByRole('button', { name, exact: true });
}

/** The row of the table in which some cell says `text`, and nothing else; be the cell shown or left out. */
export function rowWith(text: string): Locator {
  return page.getByRole('row').filter({ has: page.getByText(text, { exact: true }) });
}

/** What the cells of a row say. */
export function cellsOf(row: Element): string[] {
  return [...row.querySelectorAll('[role=gridcell]')].map(textOf);
}

/** What every drawn row says, in order. */
export function shownRows(): string[][] {
  return [...document.querySelectorAll('[role=row]:has([role=gridcell])')].map(cellsOf);
}

/** One column of the drawn rows, from the top; the first column is 0. */
export function shownColumn(index: number): string[] {
  return shownRows().map((cells) => cells[index] ?? '');
}

export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** A row that is in the document: where it stands in the whole table, the head being 1, and its port. */
export interface DrawnRow {
  readonly element: Element;
  readonly place: number;
  readonly port: number;
}

export function drawnRows(): DrawnRow[] {
  return [...grid.element().querySelectorAll('[role=row]:has([role=gridcell])')].map((element) => ({
    element,
    place: Number(element.ariaRowIndex),
    port: Number(element.querySelector('[role=gridcell]')?.textContent),
  }));
}
