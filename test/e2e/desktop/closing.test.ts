import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Settings } from '../../../shared/model/settings.ts';
import { runCli } from '../../support/cli.ts';
import { allowTime } from '../../support/real-processes.ts';
import { see } from '../../support/see.ts';
import { choose, desktopWith, trayOf } from '../../support/tray-hand.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { standInDriver } from '../drivers/stand-in.ts';
import { DesktopWorld } from './describe-desktop.ts';

allowTime();

interface Opening {
  readonly tray: 'a tray' | 'no tray';
  readonly expectsAll: boolean;
  readonly desktop?: Settings['desktop'];
}

/** The app, its page there, on a desktop of that kind. */
async function open(world: DesktopWorld, opening: Opening): Promise<DesktopApp> {
  const { tray, expectsAll, desktop } = opening;
  if (expectsAll) await runCli(['expect', '--all'], { env: { PORTICO_HOME: world.home } });
  if (desktop) {
    await mkdir(world.home, { recursive: true });
    await writeFile(join(world.home, 'settings.json'), JSON.stringify({ desktop }));
  }
  const app = await world.open({ env: await desktopWith(tray, join(world.home, 'tools')) });
  await see(app.page.getByRole('contentinfo')).toContainText('read at');
  return app;
}

const windows = (app: DesktopApp): Promise<number> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);

const foundIn = async (app: DesktopApp): Promise<string> =>
  (await trayOf(app))?.labels.findings ?? '';

const told = (app: DesktopApp): Promise<number> =>
  app.evaluate(({ Notification }) => {
    const { shown } = Notification as unknown as { shown: readonly { title: string }[] };
    return shown.filter(({ title }) => title === 'Portico goes on in the background').length;
  });

test('with a baseline it stays in the tray, says so once, and comes back from there', async () => {
  await using world = await DesktopWorld.make(standInDriver);
  const app = await open(world, { tray: 'a tray', expectsAll: true });
  await expect.poll(() => foundIn(app)).toMatch(/finding/);
  await app.page.close();
  await expect.poll(() => told(app)).toBe(1);
  expect(await windows(app)).toBe(0);
  expect((await trayOf(app))?.enabled).not.toContain('pause');
  const [page] = await Promise.all([
    app.page.context().waitForEvent('page'),
    choose(app, 'findings'),
  ]);
  await see(page.getByRole('heading', { name: 'Findings', level: 2 })).toBeVisible();
  await page.close();
  await expect.poll(() => windows(app)).toBe(0);
  await expect.poll(async () => (await trayOf(app))?.enabled).not.toContain('pause');
  expect(await told(app)).toBe(1);
  await choose(app, 'quit');
  expect(await app.exited).toBe(0);
});

test('with a baseline, where no tray is shown, it ends: nobody could find it again', async () => {
  await using world = await DesktopWorld.make(standInDriver);
  const app = await open(world, { tray: 'no tray', expectsAll: true });
  await expect.poll(() => foundIn(app)).toMatch(/finding/);
  await app.page.close();
  expect(await app.exited).toBe(0);
});

test('who wants it always has it without a baseline too', async () => {
  await using world = await DesktopWorld.make(standInDriver);
  const desktop = { keepInTray: 'always' } as const;
  const app = await open(world, { tray: 'a tray', expectsAll: false, desktop });
  await app.page.close();
  await expect.poll(() => told(app)).toBe(1);
  const second = standInDriver.start({ home: world.home });
  await app.page.context().waitForEvent('page');
  await expect.poll(() => second.exitCode).toBe(0);
});

test('who never wants it has nothing in the tray, and a window that ends the app', async () => {
  await using world = await DesktopWorld.make(standInDriver);
  const desktop = { keepInTray: 'never' } as const;
  const app = await open(world, { tray: 'a tray', expectsAll: true, desktop });
  expect(await trayOf(app)).toBeNull();
  await app.page.close();
  expect(await app.exited).toBe(0);
});
