import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { portsOf } from '../../support/lab/ports.ts';
import { allowTime } from '../../support/real-processes.ts';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { standInDriver } from '../drivers/stand-in.ts';
import { DesktopWorld } from './describe-desktop.ts';

allowTime();

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly { readonly text?: string }[];
  emit(event: 'click'): boolean;
  press(actionIndex: number): void;
}

/** What the stand-in remembers of the notifications that were shown. */
function shown(app: DesktopApp): Promise<readonly { title: string; body: string }[]> {
  return app.evaluate(({ Notification }) => {
    const { shown: all } = Notification as unknown as { shown: readonly Shown[] };
    return all.map(({ title, body }) => ({ title, body }));
  }, null);
}

/** What can be pressed on the last of them. */
function buttons(app: DesktopApp): Promise<readonly (string | undefined)[]> {
  return app.evaluate(({ Notification }) => {
    const { shown: all } = Notification as unknown as { shown: readonly Shown[] };
    return all.at(-1)?.actions.map(({ text }) => text) ?? [];
  }, null);
}

function badge(app: DesktopApp): Promise<number> {
  return app.evaluate(({ app: desktop }) => desktop.badgeCount, null);
}

test('before anything is expected nothing is told', async () => {
  await using world = await DesktopWorld.make(standInDriver);
  const app = await world.open();
  await see(app.page.getByRole('contentinfo')).toContainText('read at');
  expect([await shown(app), await badge(app)]).toEqual([[], 0]);
});

test('what is found is told once and counted, a click shows it, and a button expects it', async () => {
  await using world = await DesktopWorld.make(standInDriver);
  await runCli(['expect', '--all'], { env: { PORTICO_HOME: world.home } });
  const app = await world.open();
  await see(new HousePage(app.page).page.getByRole('contentinfo')).toContainText('read at');
  const port = portsOf('registered').next().value ?? 0;
  await using lab = new Lab();
  await lab.open({ port });
  await expect.poll(async () => JSON.stringify(await shown(app))).toContain(`${port}/tcp`);
  expect(await badge(app)).toBeGreaterThan(0);
  await app.evaluate(({ Notification }) => {
    const { shown: all } = Notification as unknown as { shown: readonly Shown[] };
    all.at(-1)?.emit('click');
  }, null);
  await see(app.page.getByRole('heading', { name: 'Findings' })).toBeVisible();
  expect(await buttons(app)).toEqual(['Expect', 'Mute for an hour', 'Show']);
  await app.evaluate(({ Notification }, wanted) => {
    const { shown: all } = Notification as unknown as { shown: readonly Shown[] };
    all.find(({ body }) => body.includes(wanted))?.press(0);
  }, `${port}/tcp`);
  const rules = async () =>
    (await runCli(['expect', '--list'], { env: { PORTICO_HOME: world.home } })).stdout;
  await expect.poll(rules).toContain(`${port}/tcp`);
});
