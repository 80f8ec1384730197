import { afterAll, beforeAll, expect, test } from 'vitest';
import { Lab } from '../../support/lab/lab.ts';
import { allowTime } from '../../support/real-processes.ts';
import { see } from '../../support/see.ts';
import { choose, trayOf } from '../../support/tray-hand.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { standInDriver } from '../drivers/stand-in.ts';
import { DesktopWorld } from './describe-desktop.ts';

allowTime();

let world: DesktopWorld;
let app: DesktopApp;

// They share one app, and leave it as it was.
beforeAll(async () => {
  world = await DesktopWorld.make(standInDriver);
  app = await world.open();
});
afterAll(() => world[Symbol.asyncDispose]());

const labels = async () => (await trayOf(app))?.labels ?? {};

test('a door that is open to the network is in the menu, and choosing it shows its details', async () => {
  await using lab = new Lab();
  const hidden = await lab.open();
  const { local } = await lab.open({ host: '0.0.0.0' });
  const id = `port-${local.port}`;
  await expect.poll(labels).toHaveProperty(id, expect.stringContaining(`${local.port}/tcp · `));
  expect(await labels()).not.toHaveProperty(`port-${hidden.local.port}`);
  expect(await labels()).toMatchObject({
    counts: expect.stringMatching(/^[\d,]+ doors? open · [\d,]+ connections?$/),
    open: expect.stringMatching(/^\d+ open to the network$/),
    findings: 'Nothing is expected yet',
  });
  await choose(app, id);
  const details = app.page.getByRole('complementary', { name: 'Details' });
  await see(details.getByRole('heading', { name: `${local.port}` }).first()).toBeVisible();
  await lab.close(...[hidden]);
  await details.getByRole('button', { name: 'Close' }).first().click();
});

test('a door that closes is gone from the menu', async () => {
  await using lab = new Lab();
  const door = await lab.open({ host: '0.0.0.0' });
  await expect.poll(labels).toHaveProperty(`port-${door.local.port}`);
  await lab.close(door);
  await expect.poll(labels).not.toHaveProperty(`port-${door.local.port}`);
});

test('it has a picture, and says in short how things are', async () => {
  await see(app.page.getByRole('contentinfo')).toContainText('read at');
  await expect.poll(async () => (await trayOf(app))?.toolTip).toMatch(/^Portico · \d+ open to/);
  expect((await trayOf(app))?.width).toBeGreaterThanOrEqual(16);
});

test('what is on a port can be asked from it', async () => {
  await choose(app, 'palette');
  await see(app.page.getByRole('dialog')).toBeVisible();
  await app.page.keyboard.type('443');
  await see(app.page.getByRole('option', { name: /443/ }).first()).toBeVisible();
  await app.page.keyboard.press('Escape');
  await see(app.page.getByRole('dialog')).toHaveCount(0);
});

test('it lets the list stand still and go on, and says which of both it will do', async () => {
  await expect.poll(labels).toHaveProperty('pause', 'Pause');
  await choose(app, 'pause');
  await expect.poll(labels).toHaveProperty('pause', 'Resume');
  await choose(app, 'pause');
  await expect.poll(labels).toHaveProperty('pause', 'Pause');
});

test('it speaks another language as soon as that is chosen', async () => {
  const setTo = (language: string) =>
    app.page
      .locator('main')
      .getByRole('combobox', { name: /Language|言語/ })
      .selectOption(language);
  await choose(app, 'settings');
  await see(app.page.getByRole('heading', { name: 'Settings', level: 2 })).toBeVisible();
  await setTo('日本語');
  await expect.poll(labels).toMatchObject({ show: 'Portico を表示', settings: '設定' });
  await setTo('English');
  await expect.poll(labels).toMatchObject({ show: 'Show Portico', settings: 'Settings' });
});
