import { once } from 'node:events';
import { expect } from 'vitest';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { type DesktopWorld, describeDesktop } from './describe-desktop.ts';

/** Starts the app a second time, and waits until that start has told the first and ended. */
async function startAgain({ driver, home }: DesktopWorld, ...args: string[]): Promise<void> {
  const [code] = await once(driver.start({ home, args }), 'exit');
  expect(code).toBe(0);
}

/** Counts the starts that the app hears of; it has answered those that are counted. */
async function countStarts(app: DesktopApp): Promise<() => Promise<number>> {
  await app.evaluate(({ app: desktop }) => {
    const starts: object[] = [];
    Object.assign(globalThis, { starts });
    desktop.on('second-instance', (event) => starts.push(event));
  });
  return () => app.evaluate(() => (globalThis as unknown as { starts: object[] }).starts.length);
}

function heading({ page }: DesktopApp, name: string | RegExp) {
  return page.getByRole('heading', { name }).first();
}

describeDesktop('a link', (spec) => {
  spec('shows its door at the first start, and at a later one', async (world) => {
    const app = await world.open({ args: ['portico://port/7'] });
    const details = app.page.getByRole('complementary');
    await see(details.getByRole('heading', { level: 2 })).toContainText('7');
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await startAgain(world, 'portico://findings/');
    await see(heading(app, 'Findings')).toBeVisible();
    await startAgain(world, '--', 'portico://port/65535');
    await see(details.getByRole('heading', { level: 2 })).toContainText('65535');
    const facts = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => [window.isVisible(), window.isFocused()]),
      );
    await expect.poll(facts).toEqual([[true, true]]);
  });

  spec(
    'that means nothing shows nothing, and a start at login leaves the window',
    async (world) => {
      const app = await world.open();
      const heard = await countStarts(app);
      await startAgain(world, 'portico://port/80/../../settings');
      await startAgain(world, 'portico://endProcess');
      await expect.poll(heard).toBe(2);
      await see(app.page.getByRole('contentinfo')).toContainText('read at');
      await see(app.page.getByRole('button', { name: 'Building', exact: true })).toHaveAttribute(
        'aria-current',
        'page',
      );
      await see(app.page.getByRole('complementary')).toHaveCount(0);
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
      await startAgain(world, '--hidden');
      await expect.poll(heard).toBe(3);
      const isMinimized = await app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.isMinimized(),
      );
      expect(isMinimized).toBe(true);
    },
  );
});
