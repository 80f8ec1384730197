import { setTimeout } from 'node:timers/promises';
import type { Page } from 'playwright';
import { HousePage } from '../house-page.ts';
import { ianaFile } from '../iana-file.ts';
import type { Lab } from '../lab/lab.ts';
import { see } from '../see.ts';

/** Uses everything that the page has and that is not for the network: each view and what can be done there. */
export async function wholeSession(page: Page, lab: Lab): Promise<readonly string[]> {
  const house = new HousePage(page);
  const door = await lab.open({ host: '0.0.0.0' });
  await see(page.getByRole('contentinfo')).toContainText('read at');
  const views = await openEveryView(page);
  await expectAll(page);
  await importRegistry(page);
  await house.openRange('registered');
  await house.filter(`port:${door.local.port}`);
  await house.row(door).click();
  await see(house.details.getByRole('heading', { name: 'Who can reach this door' })).toBeVisible();
  await exportRows(page);
  await lab.close(door);
  await see(house.row(door)).toHaveCount(0);
  return views;
}

async function openEveryView(page: Page): Promise<readonly string[]> {
  const buttons = page.getByRole('navigation').getByRole('button');
  const names: string[] = [];
  for (let index = 0; index < (await buttons.count()); index += 1) {
    const button = buttons.nth(index);
    await button.click();
    await see(button).toHaveAttribute('aria-current', 'page');
    names.push((await button.innerText()).split('\n')[0] ?? '');
    // Long enough for a view to ask for what it shows.
    await setTimeout(100);
  }
  return names;
}

async function expectAll(page: Page): Promise<void> {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Findings/ })
    .click();
  await page.getByRole('button', { name: /^All that listens now is expected/ }).click();
  await see(page.getByRole('tab', { name: /^Expected · \d/ })).toBeVisible();
}

async function importRegistry(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Registry' }).click();
  const buffer = Buffer.from(ianaFile());
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'registry.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Back to the built-in data' }).click();
}

async function exportRows(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Export' });
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save …', exact: true }).click();
  await (await saving).path();
  await see(dialog).toHaveCount(0);
}
