import { once } from 'node:events';
import { expect } from 'vitest';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { describeDesktop } from './describe-desktop.ts';

describeDesktop('the window', (spec) => {
  spec('a door that opens while it is open appears, and vanishes when it closes', async (world) => {
    const { page } = await world.open();
    await using lab = new Lab();
    const house = new HousePage(page);
    await house.openRange('registered');
    await see(page.getByRole('contentinfo')).toContainText('read at');
    const door = await lab.open();
    await house.filter(`${door.local.port}`);
    await see(house.row(door)).toContainText(`${process.pid}`);
    await lab.close(door);
    await see(house.row(door)).toHaveCount(0);
  });

  spec('speaks Japanese where the system does', async (world) => {
    const { page } = await world.open({ language: 'ja-JP' });
    await see(page.locator('html')).toHaveAttribute('lang', 'ja');
  });

  spec('a second start brings the first window to the front and ends', async (world) => {
    const app = await world.open();
    await isShown(app);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    expect(await facts(app)).toMatchObject({ isMinimized: true });
    const second = world.driver.start({ home: world.home });
    const [code] = await once(second, 'exit');
    expect(code).toBe(0);
    await expect.poll(() => facts(app)).toMatchObject({ windows: 1, isMinimized: false });
    await expect.poll(() => facts(app)).toMatchObject({ isVisible: true, isFocused: true });
  });

  spec('its size and place are those that it had last', async (world) => {
    const bounds = { x: 40, y: 50, width: 930, height: 710 };
    const first = await world.open();
    await isShown(first);
    await first.evaluate(
      ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
      bounds,
    );
    await expect.poll(() => first.page.evaluate(() => outerWidth)).toBe(bounds.width);
    await first.close();
    const second = await world.open();
    await isShown(second);
    expect((await facts(second)).bounds).toEqual(bounds);
    expect(await second.page.evaluate(() => [outerWidth, outerHeight])).toEqual([930, 710]);
  });

  spec('the app ends with its last window', async (world) => {
    const { page, exited } = await world.open();
    await page.close();
    expect(await exited).toBe(0);
  });
});

async function isShown(app: DesktopApp): Promise<void> {
  await expect.poll(() => facts(app)).toMatchObject({ isVisible: true });
}

function facts({ evaluate }: DesktopApp) {
  return evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    const [window] = windows;
    return {
      windows: windows.length,
      isVisible: window?.isVisible(),
      isFocused: window?.isFocused(),
      isMinimized: window?.isMinimized(),
      bounds: window?.getBounds(),
    };
  });
}
