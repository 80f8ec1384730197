import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../support/open-page.ts';
import { filterField, grid, shownColumn, textOf } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';
import { windowSize } from '../support/window-size.ts';

const list = page.getByRole('listbox', { name: 'Suggestions' });
const alert = page.getByRole('banner').getByRole('alert');

function options(): string[] {
  return [...document.querySelectorAll('[role=option]')].map(textOf);
}

async function type(text: string): Promise<void> {
  await filterField.click();
  await userEvent.keyboard(text);
}

test('keys and their values are completed by keyboard, each with what it means', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('ro');
  await expect.poll(options).toEqual(['role: listening, or which way it connects']);
  await expect.element(filterField).toHaveAttribute('aria-expanded', 'true');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.element(filterField).toHaveValue('role:');
  await expect.poll(options).toContain('inbound incoming connection');
  await userEvent.keyboard('i{ArrowDown}');
  const chosen = list.getByRole('option', { selected: true });
  await expect.element(chosen).toMatchTextContent(/^inbound/);
  const id = chosen.element().id;
  await expect.element(filterField).toHaveAttribute('aria-activedescendant', id);
  await userEvent.keyboard('{Enter}');
  await expect.element(filterField).toHaveValue('role:inbound ');
  await expect.element(list).not.toBeInTheDocument();
  await expect.poll(() => shownColumn(0)).toEqual(['22']);
});

test('the programs that hold sockets now are offered', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('owner:post');
  await expect.poll(options).toEqual(['postgres', 'postgres-worker']);
  await page.getByRole('option', { name: 'postgres-worker' }).click();
  await expect.element(filterField).toHaveValue('owner:postgres-worker ');
  await expect.element(filterField).toHaveFocus();
});

test('the list of all keys is opened by Alt and the arrow, and closed by Escape, which keeps the words', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('sshd {Alt>}{ArrowDown}{/Alt}');
  await expect.poll(() => options().length).toBe(18);
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(list.getByRole('option', { selected: true })).toMatchTextContent(/^is:/);
  await userEvent.keyboard('{Escape}');
  await expect.element(list).not.toBeInTheDocument();
  await expect.element(filterField).toHaveValue('sshd ');
  await userEvent.keyboard('{Escape}');
  await expect.element(filterField).toHaveValue('');
});

test('without suggestions Enter changes nothing, and the arrow leads into the list', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('proto:tcp{Enter}{ArrowDown}');
  await expect.element(grid).toHaveFocus();
  await expect.element(filterField).toHaveValue('proto:tcp');
});

test('what is wrong is marked and said with what is allowed, and the last good result is kept', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await filterField.fill('proto:udp');
  await expect.poll(() => shownColumn(0)).toEqual(['53', '53']);
  await filterField.fill('proto:sctp port:53');
  await expect
    .element(alert)
    .toHaveTextContent('! “sctp” is no value of proto. Allowed: tcp, udp.');
  await expect.element(filterField).toHaveAttribute('aria-invalid', 'true');
  await expect
    .element(filterField)
    .toHaveAccessibleDescription(/“sctp” is no value of proto\. Allowed: tcp, udp\.$/);
  expect(document.querySelector('search u')?.textContent).toBe('sctp');
  await expect
    .element(page.getByRole('banner').getByRole('status'))
    .toHaveTextContent('! not applied');
  expect(shownColumn(0)).toEqual(['53', '53']);
  await filterField.fill('proto:tcp');
  await expect.element(alert).not.toBeInTheDocument();
  await expect.element(filterField).toHaveAttribute('aria-invalid', 'false');
  await expect.poll(() => shownColumn(0)).toEqual(['22', '22']);
});

test('a key that waits for its value filters nothing yet', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('sshd role');
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await type(':');
  await expect.poll(() => shownColumn(0)).toEqual(['22', '22']);
});

test('the mark stands under the words that are wrong, however far the field is scrolled', async () => {
  await windowSize(700, 500);
  await openPage({ rows: HOUSE_ROWS });
  await type(`${'word '.repeat(40)}proto:sctp x`);
  await expect.element(alert).toBeVisible();
  const input = filterField.element();
  await expect.poll(() => input.scrollLeft).toBeGreaterThan(50);
  const inside = input.getBoundingClientRect();
  await expect
    .poll(() => document.querySelector('search u')?.getBoundingClientRect().right)
    .toBeLessThan(inside.right);
  const mark = document.querySelector('search u')?.getBoundingClientRect();
  expect(mark?.left).toBeGreaterThan(inside.left);
  await windowSize(1200, 800);
});

test('what is just being typed is not called wrong until the field is left', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('port:');
  await expect.element(filterField).toHaveValue('port:');
  expect(document.querySelector('[role=alert]')).toBeNull();
  await userEvent.tab();
  await expect.element(alert).toMatchTextContent(/port needs a value/);
});

test('everything is said in Japanese, and Japanese words are understood', async () => {
  await openPage({ rows: HOUSE_ROWS, settings: { language: 'ja' } });
  const field = page.getByRole('combobox', { name: '一覧を絞り込む' });
  await field.fill('role：待ち受け　port:22');
  await expect.poll(() => shownColumn(0)).toEqual(['22']);
  await field.fill('poort:22');
  await expect
    .element(alert)
    .toMatchTextContent(/「poort」というキーはありません。使えるもの: port, proto,/);
});

test('a filter by time is asked again as time goes by', async () => {
  const rows = HOUSE_ROWS.map((row) => ({
    ...row,
    presentAtStart: false,
    firstSeenAt: Date.now(),
  }));
  const { stores } = await openPage({ rows });
  await filterField.fill('new:1s');
  await expect.poll(() => stores.sockets.shown('well-known').length).toBe(4);
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
});

test('what was typed and entered is called wrong at once', async () => {
  await openPage({ rows: HOUSE_ROWS });
  await type('port:70000{Enter}');
  await expect.element(alert).toMatchTextContent(/“70000” is no value of port/);
  await expect.element(filterField).toHaveFocus();
});
