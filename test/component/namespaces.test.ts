import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeRow } from '../support/make-row.ts';
import { openPage } from '../support/open-page.ts';
import { details, statusBar } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';
import { windowSize } from '../support/window-size.ts';

const toggle = statusBar.getByRole('button', { name: 'Containers’ networks' });

test('containers’ networks are off, and the switch turns that one setting on and off', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
  await toggle.click();
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'false');
  expect(host.changedSettings).toEqual([{ otherNamespaces: true }, { otherNamespaces: false }]);
});

test('the switch follows what another window sets', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  host.settings({ otherNamespaces: true });
  await expect.element(toggle).toHaveAttribute('aria-pressed', 'true');
});

test('the switch keeps its name where there is no room for it', async () => {
  await windowSize(640, 700);
  await openPage({ rows: HOUSE_ROWS, settings: { language: 'ja' } });
  const inJapanese = statusBar.getByRole('button', { name: 'コンテナーのネットワーク' });
  await expect.element(inJapanese).toBeVisible();
  await windowSize(1200, 800);
});

test('the details of a socket in another network name it and its container', async () => {
  const container = { id: 'f'.repeat(64), name: 'shop-web-1', runtime: 'docker' };
  const local = { address: '0.0.0.0', port: 80 };
  await openPage({ rows: [makeRow({ local, netns: '4026532177', container })] });
  await page.getByRole('row').nth(1).click();
  await expect.element(details).toMatchTextContent(/Network namespace\s*4026532177/);
  await expect.element(details).toMatchTextContent(/Container\s*shop-web-1 \(docker\)/);
});

test('a socket of our own network has no namespace in its details', async () => {
  await openPage({ rows: [makeRow({ local: { address: '0.0.0.0', port: 80 } })] });
  await page.getByRole('row').nth(1).click();
  await expect.element(details).toBeVisible();
  await expect.element(details.getByText('Network namespace')).not.toBeInTheDocument();
});
