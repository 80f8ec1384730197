import { describePage } from '../../support/app-test.ts';
import { HouseKeys } from '../../support/house-keys.ts';
import { see } from '../../support/see.ts';

describePage('by keyboard alone', (spec) => {
  spec('who holds a port is found by its number', async ({ lab, open }) => {
    const door = await lab.open({ inChild: true });
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    await keys.press('Control+k');
    const palette = house.page.getByRole('dialog', { name: 'Command palette' });
    await see(palette.getByRole('combobox')).toBeFocused();
    await keys.type(`${door.local.port}`);
    await keys.press('Enter');
    await see(palette).toHaveCount(0);
    await see(house.details.getByRole('heading', { level: 2 })).toContainText(`${door.local.port}`);
    const holder = house.details.getByRole('button', { name: /tcp 127\.0\.0\.1.*node/ });
    await see(holder).toBeVisible();
    await keys.tabTo(holder);
    await keys.press('Enter');
    await see(house.details.getByText(`${door.pids[0]}`, { exact: true }).first()).toBeVisible();
    await keys.press('Escape');
    await see(house.details).toHaveCount(0);
  });

  spec('who holds a port is found by the filter', async ({ lab, open }) => {
    const door = await lab.open({ inChild: true });
    await lab.open();
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    await keys.press('g', 'r');
    await keys.filter(`port:${door.local.port} role:listener`);
    await see(house.row(door)).toBeVisible();
    await keys.press('Enter');
    await see(house.details).toContainText('node');
    await see(house.details.getByText(`${door.pids[0]}`, { exact: true }).first()).toBeVisible();
    await keys.press('Escape');
    await see(house.details).toHaveCount(0);
    await see(house.page.getByRole('grid')).toBeFocused();
  });

  spec('everything that is open to the network is seen', async ({ lab, open }) => {
    const wide = await lab.open({ host: '0.0.0.0' });
    const own = await lab.open({ host: '127.0.0.1' });
    const high = await lab.open({ host: '0.0.0.0', port: 'ephemeral', protocol: 'udp' });
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    await keys.press('g', 'r');
    await keys.filter(`pid:${process.pid}`);
    await see(house.row(own)).toBeVisible();
    await keys.filter(`pid:${process.pid} exposure:open`);
    await see(house.row(wide)).toBeVisible();
    await see(house.row(own)).toHaveCount(0);
    await keys.press('g', 'e');
    await see(house.row(high)).toBeVisible();
    await see(house.page.getByRole('gridcell', { name: 'this machine only' })).toHaveCount(0);
  });

  spec('the page is frozen, read and let go on', async ({ lab, open }) => {
    const first = await lab.open();
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    await keys.press('g', 'r');
    await keys.filter(`pid:${process.pid} role:listener`);
    await see(house.row(first)).toBeVisible();
    await keys.press('p');
    await see(house.page.getByRole('button', { name: 'Resume' })).toBeVisible();
    const second = await lab.open();
    await lab.close(first);
    await see(house.page.getByText(/^\d+ changes? waits?$/)).toBeVisible();
    await keys.press('Enter');
    await see(house.details).toContainText(`${first.local.port}`);
    await keys.press('Escape');
    await see(house.details).toHaveCount(0);
    await see(house.row(first)).toBeVisible();
    await see(house.row(second)).toHaveCount(0);
    await keys.press('p');
    // The keyboard is in the list, which keeps its order until it is told otherwise, or is left.
    await see(house.page.getByRole('button', { name: /Show now/ })).toBeVisible();
    await see(house.row(second)).toHaveCount(0);
    await keys.press('r');
    await see(house.row(second)).toBeVisible();
    await see(house.row(first)).toHaveCount(0);
    await see(house.page.getByRole('grid')).toBeFocused();
  });

  spec('another language is chosen by its own keys', async ({ open }) => {
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    const html = house.page.locator('html');
    await keys.press('l', 'j');
    await see(html).toHaveAttribute('lang', 'ja');
    await keys.press('l', 'e');
    await see(html).toHaveAttribute('lang', 'en');
  });

  spec('another language is chosen, and the first one again', async ({ open }) => {
    const { house } = await open();
    const keys = new HouseKeys(house);
    await keys.enter();
    const html = house.page.locator('html');
    for (const [words, lang] of [
      ['日本語', 'ja'],
      ['English', 'en'],
    ] as const) {
      await keys.press('Control+k');
      await see(house.page.getByRole('dialog').getByRole('combobox')).toBeFocused();
      await keys.type(words);
      await keys.press('Enter');
      await see(html).toHaveAttribute('lang', lang);
    }
  });
});
