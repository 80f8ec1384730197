import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { type OpenPage, openPage } from '../../support/open-page.ts';
import { cellsOf, grid, headerButton, rowWith, textOf } from '../../support/page-queries.ts';
import { HOUSE } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';

const ROW = {
  ...HOUSE.ssh,
  unit: 'ssh.service',
  netns: '4026531999',
  interface: 'eth0',
  container: { id: 'abcdef', name: 'bastion', runtime: 'podman' },
};
const columnsButton = page.getByRole('button', { name: 'Columns' });

let opened: OpenPage;

beforeEach(async () => {
  await windowSize(1440, 800);
  opened = await openPage({ rows: [ROW] });
});

afterEach(() => windowSize(1200, 800));

test('columns are chosen in a menu, and the new ones come last', async () => {
  await columnsButton.click();
  for (const name of ['State', 'Remote address', 'Local address', 'Age', 'User']) {
    await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
  }
  for (const name of ['Role', 'Family', 'Service unit', 'Container', 'Namespace', 'Interface']) {
    await page.getByRole('menuitemcheckbox', { name, exact: true }).click();
  }
  await userEvent.keyboard('{Escape}');
  await expect
    .poll(heads)
    .toEqual([
      ...['Port', 'Protocol', 'Service', 'Process', 'PID', 'Open to'],
      ...['Role', 'Family', 'Service unit', 'Container', 'Namespace', 'Interface'],
    ]);
  expect(cellsOf(rowWith('sshd').element()).slice(6)).toEqual([
    ...['listening', 'IPv4', 'ssh.service', 'bastion', '4026531999', 'eth0'],
  ]);
  expect(grid.element().ariaColCount).toBe('12');
});

test('the port stays, and all is as it was after a reset', async () => {
  const before = heads();
  await columnsButton.click();
  const port = page.getByRole('menuitemcheckbox', { name: 'Port', exact: true });
  await expect.element(port).toHaveAttribute('aria-disabled', 'true');
  const reset = page.getByRole('menuitem', { name: 'Reset to default' });
  await expect.element(reset).toHaveAttribute('aria-disabled', 'true');
  await page.getByRole('menuitemcheckbox', { name: 'State', exact: true }).click();
  await expect.poll(heads).not.toContain('State');
  await reset.click();
  await expect.poll(heads).toEqual(before);
});

test('the menu is worked by keys alone', async () => {
  (columnsButton.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('menu')).toBeVisible();
  await userEvent.keyboard('{ArrowDown}{Enter}{Escape}');
  await expect.poll(heads).not.toContain('Service');
  await expect.element(columnsButton).toHaveFocus();
});

test('Alt with an arrow moves a column, keeps the focus on it and tells its place', async () => {
  (headerButton('Service').element() as HTMLElement).focus();
  await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
  await expect.poll(() => heads().slice(0, 4)).toEqual(['Port', 'Protocol', 'State', 'Service']);
  await expect.element(headerButton('Service')).toHaveFocus();
  await expect.element(page.getByText('Service: column 4 of 11')).toBeInTheDocument();
  await userEvent.keyboard('{Alt>}{ArrowLeft}{ArrowLeft}{ArrowLeft}{ArrowLeft}{/Alt}');
  await expect.poll(() => heads().slice(0, 3)).toEqual(['Service', 'Port', 'Protocol']);
  expect(cellsOf(rowWith('sshd').element()).slice(0, 3)).toEqual(['ssh', '22', 'tcp4']);
});

test('a column is dragged to the place of another', async () => {
  await headerButton('User').dropTo(headerButton('Protocol'));
  await expect.poll(() => heads().slice(0, 3)).toEqual(['Port', 'User', 'Protocol']);
});

test('a chosen column that has no room is said to have none, and comes when there is', async () => {
  await windowSize(1200, 800);
  await expect.poll(isShown('Age')).toBe(false);
  await columnsButton.click();
  const age = page.getByRole('menuitemcheckbox', { name: /^Age/ });
  await expect.element(age).toMatchTextContent('no room');
  await userEvent.keyboard('{Escape}');
  opened.stores.sockets.columns.toggle('local');
  await expect.poll(isShown('Age')).toBe(true);
});

function heads(): string[] {
  const names = document.querySelectorAll('[role=columnheader] .name');
  return [...names].map(textOf);
}

function isShown(name: string): () => boolean {
  return () =>
    [...document.querySelectorAll('[role=columnheader]')].some(
      (head) => textOf(head).startsWith(name) && head.checkVisibility(),
    );
}
