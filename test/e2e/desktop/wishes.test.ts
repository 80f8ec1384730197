import { expect } from 'vitest';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { describeDesktop } from './describe-desktop.ts';

/** Lets the system show nothing, and keeps what it was asked to show. */
async function watchShell(app: DesktopApp): Promise<() => Promise<string[]>> {
  await app.evaluate((electron) => {
    const asked: string[] = [];
    const { shell } = electron as unknown as { shell: typeof import('electron/common').shell };
    shell.openExternal = async (url) => void asked.push(url);
    shell.showItemInFolder = (path) => void asked.push(path);
    Object.assign(globalThis, { asked });
  });
  return () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);
}

describeDesktop('what only the desktop can do', (spec) => {
  spec('a door is opened in the browser, and its program shown in its folder', async (world) => {
    await using lab = new Lab();
    const door = await lab.open({ host: '0.0.0.0' });
    const app = await world.open();
    const asked = await watchShell(app);
    const house = new HousePage(app.page);
    await house.openRange('registered');
    await house.filter(`port:${door.local.port}`);
    await house.row(door).click();
    await house.details.getByRole('button', { name: 'Open in browser' }).click();
    await house.details.getByRole('button', { name: 'Show the program file' }).first().click();
    await expect
      .poll(asked, { timeout: 15_000 })
      .toEqual([`http://127.0.0.1:${door.local.port}/`, process.execPath]);
  });
});
