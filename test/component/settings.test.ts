import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { openPage } from '../support/open-page.ts';
import { statusBar } from '../support/page-queries.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';

const interval = page.getByRole('combobox', { name: 'Refresh every' });
const language = page.getByRole('combobox', { name: 'Language' });

test('the pickers show the settings of the host', async () => {
  await openPage({ rows: HOUSE_ROWS, settings: { intervalMs: 5000, language: 'en' } });
  await expect.element(interval).toHaveDisplayValue('5s');
  await expect.element(language).toHaveDisplayValue('English');
});

test('picking an interval changes that setting and nothing else', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await interval.selectOptions('2s');
  await expect.poll(() => host.changedSettings).toEqual([{ intervalMs: 2000 }]);
  await expect.element(interval).toHaveDisplayValue('2s');
});

test('an interval that is not among the choices is shown among them', async () => {
  await openPage({ rows: HOUSE_ROWS, settings: { intervalMs: 750 } });
  await expect.element(interval).toHaveDisplayValue('0.75s');
});

test('picking a language turns the whole page at once', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  expect(document.documentElement.lang).toBe('en');
  await language.selectOptions('日本語');
  await expect.poll(() => host.changedSettings).toEqual([{ language: 'ja' }]);
  await expect.element(page.getByRole('button', { name: '一時停止' })).toBeVisible();
  await expect.element(page.getByRole('heading', { name: /^ウェルノウンポート/ })).toBeVisible();
  expect(document.documentElement.lang).toBe('ja');
  await page.getByRole('combobox', { name: '言語' }).selectOptions('English');
  await expect.element(page.getByRole('button', { name: 'Pause' })).toBeVisible();
});

test('a picker follows what another window sets, even after it was used here', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS });
  await interval.selectOptions('2s');
  await expect.element(interval).toHaveDisplayValue('2s');
  host.settings({ intervalMs: 10_000 });
  await expect.element(interval).toHaveDisplayValue('10s');
  host.settings({ language: 'ja' });
  await expect.element(page.getByRole('combobox', { name: '言語' })).toHaveDisplayValue('日本語');
});

test('a setting that could not be changed shows its old value, and why', async () => {
  await openPage({
    rows: HOUSE_ROWS,
    prepare: (host) => {
      host.settingsError = new Error('the disk is full');
    },
  });
  await interval.selectOptions('2s');
  await statusBar.getByText('1 note').click();
  await expect
    .element(page.getByText('The setting could not be changed: the disk is full'))
    .toBeVisible();
  await expect.element(interval).toHaveDisplayValue('1s');
});

test('without a connection a setting is refused in words of the page', async () => {
  const { host } = await openPage({ rows: HOUSE_ROWS, settings: { language: 'ja' } });
  host.isAway = true;
  host.drop(null);
  await page.getByRole('combobox', { name: '更新間隔' }).selectOptions('2 秒');
  await userEvent.click(statusBar.getByText('注意 1 件'));
  await expect
    .element(page.getByText('設定を変更できませんでした：モニターとの接続が切れました'))
    .toBeVisible();
});
