import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { describeDesktop } from './describe-desktop.ts';

/** The names of the menus, without the sign that marks their letters. */
function menus({ evaluate }: DesktopApp): Promise<(string | undefined)[] | undefined> {
  return evaluate(({ Menu }) =>
    Menu.getApplicationMenu()?.items.map(({ label }) => label.replace('&', '')),
  );
}

function click({ evaluate }: DesktopApp, id: string): Promise<void> {
  return evaluate(
    ({ Menu }, wanted) => void Menu.getApplicationMenu()?.getMenuItemById(wanted)?.click(),
    id,
  );
}

/** What the system draws in: the theme that is set, and the window's colour. */
function appearance({ evaluate }: DesktopApp) {
  return evaluate(({ BrowserWindow, nativeTheme }) => ({
    theme: nativeTheme.themeSource,
    background: BrowserWindow.getAllWindows()[0]?.getBackgroundColor().toLowerCase(),
  }));
}

/** Remembers what the about panel is given from now on, each time as JSON. */
async function recordAbout({ evaluate }: DesktopApp): Promise<() => Promise<string[]>> {
  await evaluate(({ app }) => {
    const given: string[] = [];
    Object.assign(globalThis, { given });
    app.setAboutPanelOptions = (options) => void given.push(JSON.stringify(options));
  });
  return () => evaluate(() => (globalThis as unknown as { given: string[] }).given);
}

describeDesktop('menus and appearance', (spec) => {
  spec('are as was set before, from the first moment, and follow what is set', async (world) => {
    const kept = { theme: 'dark', language: 'ja' };
    await writeFile(join(world.home, 'settings.json'), JSON.stringify(kept));
    const app = await world.open();
    expect(await menus(app)).toContain('ヘルプ(H)');
    expect(await appearance(app)).toEqual({ theme: 'dark', background: '#0f1420' });
    const about = await recordAbout(app);
    const { page } = app;
    await page.getByRole('combobox', { name: '言語' }).first().selectOption({ label: 'English' });
    await expect.poll(() => menus(app)).toContain('Help');
    expect((await about()).join()).toContain(`"applicationVersion":"${packageJson.version}"`);
    expect((await about()).join()).toContain(`${packageJson.license} licence`);
    await click(app, 'settings');
    await see(page.getByRole('heading', { name: 'Settings', level: 2 })).toBeVisible();
    await page.getByRole('combobox', { name: 'Theme' }).selectOption({ label: 'Light' });
    await expect.poll(() => appearance(app)).toEqual({ theme: 'light', background: '#f4f2ec' });
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await click(app, 'shortcuts');
    await see(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await click(app, 'registry');
    await see(page.getByRole('heading', { name: 'Registry', level: 2 })).toBeVisible();
    const isFocused = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
    expect(await isFocused()).toBe(true);
  });
});
