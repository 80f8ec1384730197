import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect } from 'vitest';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { commandLineOf, processesWith } from '../../support/processes.ts';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { describeDesktop } from './describe-desktop.ts';

beforeEach(({ skip }) => skip(process.platform !== 'linux', 'only on linux: looks at /proc'));

describeDesktop('a monitor that crashes', (spec) => {
  spec('is started again: ages go on, the view stays, and it is written down', async (world) => {
    await using lab = new Lab();
    const app = await world.open();
    await isLive(app);
    const door = await lab.open();
    const house = new HousePage(app.page);
    await house.openRange('registered');
    await house.filter(`port:${door.local.port}`);
    await house.row(door).click();
    const seen = house.details.locator('dt:has-text("First seen") + dd');
    const before = await seen.textContent();
    // A monitor tells of what it knows once a second at most: so long there has to be something to tell.
    for (const _ of [1, 2]) await nextReading(app);
    const killed = monitorOf(world.home);
    process.kill(killed, 'SIGABRT');
    await expect.poll(() => monitorOf(world.home), { timeout: 15_000 }).not.toBeOneOf([0, killed]);
    await see(app.page.getByRole('alert')).toHaveCount(0);
    await isLive(app);
    await see(house.row(door)).toBeVisible();
    expect(await seen.textContent()).toBe(before);
    const log = await readFile(join(world.home, 'logs/portico.log'), 'utf8');
    expect(log).toMatch(/"part":"desktop".*"event":"monitor-lost".*"retryMs":200/);
  });
});

/** Waits for one of another second than the last that is shown. */
async function nextReading({ page }: DesktopApp): Promise<void> {
  const readAt = async (): Promise<string | undefined> =>
    /read at [\d:]+/.exec((await page.getByRole('contentinfo').textContent()) ?? '')?.[0];
  const before = await readAt();
  await expect.poll(readAt, { timeout: 15_000 }).not.toBe(before);
}

async function isLive({ page }: DesktopApp): Promise<void> {
  await see(page.getByRole('contentinfo')).toContainText('read at');
}

/** @returns 0 where there is none */
function monitorOf(home: string): number {
  const words = /monitor\/main\.js|--utility-sub-type=node\.mojom\.NodeService/;
  return processesWith('PORTICO_HOME', home).find((pid) => words.test(commandLineOf(pid))) ?? 0;
}
