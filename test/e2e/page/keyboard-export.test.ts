import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { describeApp } from '../../support/app-test.ts';
import { HouseKeys } from '../../support/house-keys.ts';
import type { HousePage } from '../../support/house-page.ts';
import { rowsOf } from '../../support/lab/lab-socket.ts';
import { see } from '../../support/see.ts';

describeApp('export by keyboard alone', (spec) => {
  spec('what is shown is copied', async ({ lab, open }) => {
    const door = await lab.open();
    const { house } = await open();
    const keys = new HouseKeys(house);
    await showOwnDoors(house, keys);
    await see(house.row(door)).toBeVisible();
    await chooseJson(house, keys);
    await keys.tabTo(house.page.getByRole('button', { name: 'Copy', exact: true }));
    await keys.press('Enter');
    await see(house.page.getByText('1 socket copied.')).toBeVisible();
    await see(house.page.getByRole('dialog')).toHaveCount(0);
    // Pasting is what a user does to see it; reading the clipboard would need a permission.
    await keys.press('/', 'Control+a', 'Control+v');
    const pasted = await house.page.getByRole('search').getByRole('combobox').inputValue();
    expect(rowsOf(JSON.parse(pasted).sockets, door)).toHaveLength(1);
  });

  spec('what is shown is saved', async ({ lab, open }) => {
    const door = await lab.open();
    await lab.open({ protocol: 'udp' });
    const { house } = await open();
    const keys = new HouseKeys(house);
    await showOwnDoors(house, keys);
    await see(house.row(door)).toBeVisible();
    await chooseJson(house, keys);
    await keys.tabTo(house.page.getByRole('button', { name: 'Save …', exact: true }));
    const saving = house.page.waitForEvent('download');
    await keys.press('Enter');
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^portico-\d{4}-\d\d-\d\d-\d{6}\.json$/);
    const { sockets } = JSON.parse(await readFile(await saved.path(), 'utf8'));
    expect(sockets).toHaveLength(1);
    expect(rowsOf(sockets, door)).toHaveLength(1);
  });
});

/** The TCP doors of this process, which are those of the test. */
async function showOwnDoors(house: HousePage, keys: HouseKeys): Promise<void> {
  await keys.enter();
  await keys.press('g', 'r');
  await see(house.page.getByRole('grid')).toBeVisible();
  await keys.filter(`pid:${process.pid} role:listener`);
}

async function chooseJson(house: HousePage, keys: HouseKeys): Promise<void> {
  await keys.press('e');
  const dialog = house.page.getByRole('dialog', { name: 'Export' });
  await see(dialog).toBeVisible();
  await keys.tabTo(dialog.getByRole('radio', { name: 'CSV' }));
  await keys.press('ArrowDown');
  await see(dialog.getByRole('radio', { name: 'JSON' })).toBeChecked();
}
