import { beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { SavedFilters } from '../../renderer/stores/saved-filters.svelte.ts';
import { openPage } from '../support/open-page.ts';
import { filterField, shownColumn, statusBar } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

const button = page.getByRole('button', { name: 'Saved filters' });
const panel = page.getByRole('region', { name: 'Saved filters' });
const saveButton = page.getByRole('button', { name: 'Save this filter' });

beforeEach(() => localStorage.clear());

async function openBy(key: string): Promise<void> {
  button.element().focus();
  await userEvent.keyboard(key);
  await expect.element(panel).toBeVisible();
}

test('a filter is saved, applied and deleted by keyboard alone', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('proto:udp port:53');
  await openBy('{Enter}');
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus();
  await userEvent.keyboard('Names{Enter}');
  await expect.element(page.getByRole('button', { name: /^Apply Names/ })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(panel).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();

  await filterField.fill('sshd');
  await openBy(' ');
  await expect.element(page.getByRole('button', { name: /^Apply Names/ })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(filterField).toHaveValue('proto:udp port:53');
  await expect.element(filterField).toHaveFocus();
  await expect.element(panel).not.toBeInTheDocument();
  await expect.poll(() => shownColumn(0)).toEqual(['53', '53']);

  await openBy('{Enter}');
  await userEvent.tab();
  await expect.element(page.getByRole('button', { name: 'Delete Names' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/No filter is saved yet/)).toBeVisible();
  await expect.element(page.getByRole('textbox', { name: 'Name' })).toHaveFocus();
});

test('a filter without a name goes by its words; one that is wrong, or none, cannot be saved', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await openBy('{Enter}');
  await expect.element(saveButton).toBeDisabled();
  await filterField.fill('foo:bar');
  await openBy('{Enter}');
  await expect.element(saveButton).toBeDisabled();
  await filterField.fill(' state:listen ');
  await openBy('{Enter}');
  await saveButton.click();
  await expect.element(page.getByRole('button', { name: 'Apply state:listen' })).toBeVisible();
});

test('leaving the panel closes it', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await openBy('{Enter}');
  await statusBar.click();
  await expect.element(panel).not.toBeInTheDocument();
});

test('saved filters are there again for the next page, by name, each name once', () => {
  const first = new SavedFilters(() => localStorage);
  expect(first.save({ name: 'b', query: 'udp' })).toBe(true);
  first.save({ name: 'a', query: 'tcp' });
  first.save({ name: 'b', query: 'port:53' });
  const again = new SavedFilters(() => localStorage);
  expect(again.all).toEqual([
    { name: 'a', query: 'tcp' },
    { name: 'b', query: 'port:53' },
  ]);
  again.remove('a');
  first.readAgain();
  expect(first.all).toEqual([{ name: 'b', query: 'port:53' }]);
});

test.each(['{', '{}', '[1]', '[{"name":"a"}]'])(
  'what is kept and not understood is none: %s',
  (kept) => {
    localStorage.setItem('portico-filters', kept);
    expect(new SavedFilters(() => localStorage).all).toEqual([]);
  },
);

test('a browser that keeps nothing saves nothing, and says so', () => {
  const saved = new SavedFilters(() => {
    throw new DOMException('no', 'SecurityError');
  });
  expect(saved.save({ name: 'a', query: 'tcp' })).toBe(false);
  expect(saved.all).toEqual([]);
});

test('no more are kept than can be found again', () => {
  const saved = new SavedFilters(() => localStorage);
  for (let count = 0; count < 50; count += 1) saved.save({ name: `n${count}`, query: 'tcp' });
  expect(saved.save({ name: 'one more', query: 'tcp' })).toBe(false);
  expect(saved.save({ name: 'n7', query: 'udp' })).toBe(true);
  expect(saved.all).toHaveLength(50);
});
