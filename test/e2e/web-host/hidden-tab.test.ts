import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { historyOf } from '../../support/history/told-history.ts';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { sightScript } from '../../support/page-sight.ts';
import { PATIENT } from '../../support/polling.ts';
import { see } from '../../support/see.ts';
import { webDriver } from '../drivers/web.ts';

test('a hidden tab is sent nothing while history goes on, and what it missed when it is shown', async () => {
  const home = mkdtempSync(join(tmpdir(), 'portico-home-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const { page, close } = await webDriver.open({ home });
  onTestFinished(close);
  await using lab = new Lab();
  const house = new HousePage(page);
  const footer = page.getByRole('contentinfo');
  await house.openRange('registered');
  await see(footer).toContainText('read at');
  await page.evaluate(sightScript(false));
  const [goes, door] = [await lab.open(), await lab.open()];
  const recorded = async (port: number) => (await historyOf(home, ['--port', `${port}`])).listeners;
  await expect
    .poll(() => recorded(door.local.port), PATIENT)
    .toMatchObject([{ pid: process.pid, openingSeen: true, endedBy: null }]);
  // What was under way when the tab was hidden has long come: from now on nothing does, whatever is read.
  const readAt = await footer.textContent();
  await lab.close(goes);
  await expect
    .poll(async () => (await recorded(goes.local.port))[0]?.endedBy ?? null, PATIENT)
    .not.toBeNull();
  // Not even the time of the last reading is another.
  expect(await footer.textContent()).toBe(readAt);
  await page.evaluate(sightScript(true));
  await house.filter(`port:${door.local.port}`);
  await see(house.row(door)).toContainText(`${process.pid}`);
  await see(footer).not.toHaveText(readAt ?? '');
});
