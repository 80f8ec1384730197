import { describePage } from '../../support/app-test.ts';
import { HouseKeys } from '../../support/house-keys.ts';
import { see } from '../../support/see.ts';

describePage('by keyboard alone in Japanese', (spec) => {
  spec('who holds a port is found, and what is shown is copied', async ({ lab, open }) => {
    const door = await lab.open({ inChild: true });
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    await keys.press('l', 'j');
    await see(house.page.locator('html')).toHaveAttribute('lang', 'ja');
    await keys.press('Control+k');
    const palette = house.page.getByRole('dialog', { name: 'コマンドパレット' });
    await see(palette.getByRole('combobox')).toBeFocused();
    await keys.type(`${door.local.port}`);
    await keys.press('Enter');
    await see(palette).toHaveCount(0);
    const details = house.page.getByRole('complementary', { name: '詳細' });
    await see(details.getByRole('heading', { level: 2 })).toContainText(`${door.local.port}`);
    await keys.press('Escape');
    await see(details).toHaveCount(0);
    await keys.press('e');
    const dialog = house.page.getByRole('dialog', { name: '書き出し' });
    await see(dialog).toBeVisible();
    await keys.tabTo(dialog.getByRole('button', { name: 'コピー', exact: true }));
    await keys.press('Enter');
    await see(dialog).toHaveCount(0);
    await keys.press('l', 'e');
    await see(house.page.locator('html')).toHaveAttribute('lang', 'en');
  });

  spec('all that is open to the network is seen, frozen, and let go on', async ({ lab, open }) => {
    const wide = await lab.open({ host: '0.0.0.0' });
    const own = await lab.open({ host: '127.0.0.1' });
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    await keys.press('l', 'j', 'g', 'r');
    await keys.filter(`pid:${process.pid} exposure:open`);
    await see(house.row(wide)).toBeVisible();
    await see(house.row(own)).toHaveCount(0);
    await keys.press('p');
    await see(house.page.getByRole('button', { name: '再開' })).toBeVisible();
    const second = await lab.open({ host: '0.0.0.0' });
    await see(house.page.getByText(/変更 \d+ 件が待機中/).first()).toBeVisible();
    await see(house.row(second)).toHaveCount(0);
    await keys.press('p');
    await see(house.page.getByRole('button', { name: /今すぐ表示/ })).toBeVisible();
    await keys.press('r');
    await see(house.row(second)).toBeVisible();
    await keys.press('l', 'e');
  });
});
