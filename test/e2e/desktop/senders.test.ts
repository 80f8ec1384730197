import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { isOwnPage } from '../../../electron/desktop/door.ts';
import type { Bridge } from '../../../shared/api/bridge.ts';
import { toBrowser } from '../../support/electron/addresses.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { openStandIn, standInDriver } from '../drivers/stand-in.ts';
import { DesktopWorld } from './describe-desktop.ts';

const MAIN = fileURLToPath(
  new URL('../../support/electron/fixture-apps/senders-main.ts', import.meta.url),
);

interface Seen {
  readonly opened: number;
  readonly isOwnPage: typeof isOwnPage;
}

let world: DesktopWorld;
let app: DesktopApp;

beforeAll(async () => {
  world = await DesktopWorld.make(standInDriver, (options) => openStandIn(MAIN, options));
  app = await world.open();
});

afterAll(() => world[Symbol.asyncDispose]());

test('the page itself is let in', async () => {
  const before = await opened();
  await openLine(app.page.mainFrame());
  await expect.poll(opened).toBe(before + 1);
});

test('a subframe is not let in, though it is of the same origin', async () => {
  const before = await opened();
  const inner = app.page.frames().find((frame) => frame.url().endsWith('/inner.html'));
  if (!inner) throw new Error('the page has no subframe');
  await openLine(inner);
  // What a page says is heard in order, so the subframe has been heard when this is.
  await openLine(app.page.mainFrame());
  await expect.poll(opened).toBe(before + 1);
});

test.for(['app://portico.evil/index.html', 'app://evil/index.html'])(
  '%s is not let in',
  async (address) => {
    const before = await opened();
    await load(address);
    await openLine(app.page.mainFrame());
    await load('app://portico/index.html');
    await openLine(app.page.mainFrame());
    await expect.poll(opened).toBe(before + 1);
  },
);

test('a frame that is gone is nobody', async () => {
  const isOwn = await app.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: Seen };
    const sender = { mainFrame: null } as unknown as Electron.WebContents;
    return seen.isOwnPage({ senderFrame: null, sender });
  });
  expect(isOwn).toBe(false);
});

function openLine(frame: Frame): Promise<void> {
  return frame.evaluate(() => {
    const { portico } = window as unknown as { portico: Bridge };
    portico.open(
      () => {},
      () => {},
    );
  });
}

function opened(): Promise<number> {
  return app.evaluate(() => (globalThis as unknown as { seen: Seen }).seen.opened);
}

async function load(address: string): Promise<void> {
  await app.evaluate(
    async ({ BrowserWindow }, url) => BrowserWindow.getAllWindows()[0]?.loadURL(url),
    address,
  );
  await app.page.waitForURL(toBrowser(address));
}
