import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { describeApp } from '../../support/app-test.ts';
import { see } from '../../support/see.ts';

describeApp('settings', (spec) => {
  spec('the page speaks the language of the system', async ({ open }) => {
    const { house } = await open({ language: 'ja-JP' });
    await see(
      house.page.getByRole('navigation').getByRole('button', { name: /^ウェルノウン/ }),
    ).toBeVisible();
    await see(house.page.locator('html')).toHaveAttribute('lang', 'ja');
  });

  spec('a chosen language and interval are kept for the next start', async ({ open, home }) => {
    const { house, app } = await open();
    await house.page.getByRole('combobox', { name: 'Language' }).selectOption('日本語');
    await house.page.getByRole('combobox', { name: '更新間隔' }).selectOption('5 秒');
    await see(house.page.getByRole('button', { name: '一時停止' })).toBeVisible();
    await expect
      .poll(async () => JSON.parse(await readFile(join(home, 'settings.json'), 'utf8')))
      .toMatchObject({ language: 'ja', intervalMs: 5000 });
    await app.close();
    const { house: again } = await open();
    await see(again.page.getByRole('button', { name: '一時停止' })).toBeVisible();
    await see(again.page.getByRole('combobox', { name: '更新間隔' })).toHaveValue('5 秒');
  });

  spec('a damaged settings file is set aside, and that is said', async ({ open, home }) => {
    await writeFile(join(home, 'settings.json'), '{"language": "klingon"');
    const { house } = await open();
    await house.page.getByText(/^\d+ notes?$/).click();
    await see(house.page.getByText('The settings file was damaged.')).toBeVisible();
  });
});
