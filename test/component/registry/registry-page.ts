import { page } from 'vitest/browser';
import { grid } from '../../support/page-queries.ts';

export const search = page.getByRole('textbox', { name: 'Search the registry' });

/** What the row of a record says, cell by cell. */
export function cellsOfRecord(text: string): string[] {
  const row = grid.getByRole('row').filter({ hasText: text }).first();
  return [...row.element().querySelectorAll('[role=gridcell]')].map((cell) =>
    (cell.textContent ?? '').replace(/\s+/gu, ' ').trim(),
  );
}

/** The ports of the drawn rows, from the top. */
export function drawnPorts(): string[] {
  return [...grid.element().querySelectorAll('[role=row] [role=gridcell]:first-child')].map(
    (cell) => cell.textContent?.trim() ?? '',
  );
}
