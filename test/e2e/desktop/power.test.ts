import { expect } from 'vitest';
import { historyOf } from '../../support/history/told-history.ts';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { PATIENT } from '../../support/polling.ts';
import { see } from '../../support/see.ts';
import { describeDesktop } from './describe-desktop.ts';

describeDesktop('the window and the power of the machine', (spec) => {
  spec('hidden, minimized and asleep, nothing is lost', async (world) => {
    const app = await world.open();
    const house = new HousePage(app.page);
    await using lab = new Lab();
    const isHidden = () => app.page.evaluate(() => document.hidden);
    const recorded = (port: number) => historyOf(world.home, ['--port', `${port}`]);
    await house.openRange('registered');
    await see(app.page.getByRole('contentinfo')).toContainText('read at');

    // A window that is minimized: its page is told, and doors are read all the same.
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
    await expect.poll(isHidden).toBe(true);
    const early = await lab.open();
    await expect
      .poll(async () => (await recorded(early.local.port)).listeners.length, PATIENT)
      .toBe(1);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.restore());
    await expect.poll(isHidden).toBe(false);
    await house.filter(`port:${early.local.port}`);
    await see(house.row(early)).toContainText(`${process.pid}`);

    // The machine sleeps and wakes: what opened in between says so, and when nobody knows.
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
    const late = await lab.open();
    await app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    await house.filter(`port:${late.local.port}`);
    await house.row(late).click();
    await see(app.page.getByText(/^while this computer slept, between /).first()).toBeVisible();
    await expect
      .poll(async () => (await recorded(late.local.port)).listeners, PATIENT)
      .toMatchObject([{ openingSeen: false }]);
    const { slept, listeners } = await recorded(late.local.port);
    expect(slept).toMatchObject([{ until: listeners[0]?.firstSeen }]);
  });
});
