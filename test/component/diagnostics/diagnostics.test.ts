import axe from 'axe-core';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../../support/open-page.ts';

const dialog = page.getByRole('dialog', { name: /Diagnostics|診断情報/ });
const text = dialog.getByRole('textbox');

async function open(options: Parameters<typeof openPage>[0] = {}) {
  const opened = await openPage(options);
  opened.host.diagnostics = 'Portico diagnostics\nsource: proc\n';
  return opened;
}

test('the palette shows all that would be copied, by keyboard alone, and copies that', async () => {
  const { host } = await open();
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.keyboard('diagnostics{Enter}');
  await expect.element(text).toHaveValue(host.diagnostics);
  await expect.element(dialog.getByRole('button', { name: 'Copy diagnostics' })).toBeEnabled();
  const copied: string[] = [];
  navigator.clipboard.writeText = async (words) => void copied.push(words);
  dialog.getByRole('button', { name: 'Copy diagnostics' }).element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('The diagnostics were copied.')).toBeVisible();
  expect(copied).toEqual([host.diagnostics]);
  await expect.element(dialog).not.toBeInTheDocument();
});

test('what it shows is of when it was opened, not of the time before', async () => {
  const { host, stores } = await open({ place: 'settings' });
  const button = page.getByRole('button', { name: 'Show diagnostics' });
  await button.click();
  await expect.element(text).toHaveValue(host.diagnostics);
  stores.view.closeDialog('diagnostics');
  host.diagnostics = 'Portico diagnostics\nlater\n';
  await button.click();
  await expect.element(text).toHaveValue(host.diagnostics);
});

test('in Japanese the frame is Japanese and the text stays English; nothing of it is hard to reach', async () => {
  const { stores } = await open({ settings: { language: 'ja' } });
  stores.view.openDialog('diagnostics');
  await expect.element(dialog.getByRole('button', { name: '診断情報をコピー' })).toBeEnabled();
  await expect.element(text).toHaveAttribute('lang', 'en');
  const { violations } = await axe.run(dialog.element(), {
    rules: { 'color-contrast': { enabled: true } },
  });
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('without a connection it says that nothing could be collected', async () => {
  const { host, stores } = await open();
  host.drop(null);
  host.isAway = true;
  stores.view.openDialog('diagnostics');
  await expect.element(dialog.getByText(/^Diagnostics could not be collected:/)).toBeVisible();
  await expect.element(dialog.getByRole('button', { name: 'Copy diagnostics' })).toBeDisabled();
});
