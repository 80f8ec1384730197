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

interface Told {
  readonly title: string;
  readonly body: string;
  readonly buttons: readonly string[];
}

/** What the stand-in remembers of the notifications that were shown. */
function shown(app: DesktopApp): Promise<readonly Told[]> {
  return app.evaluate(({ Notification }) => {
    const { shown: all } = Notification as unknown as { shown: readonly Shown[] };
    return all.map(({ title, body, actions }) => {
      return { title, body, buttons: actions.map(({ text }) => text ?? '') };
    });
  }, null);
}

/** Clicks the notification that tells of `what`, or presses its button with that number. */
function answer(app: DesktopApp, what: string, button: number | null): Promise<void> {
  return app.evaluate(
    ({ Notification }, { wanted, index }) => {
      const { shown: all } = Notification as unknown as { shown: readonly Shown[] };
      const notice = all.find(({ body }) => body.includes(wanted));
      if (index === null) notice?.emit('click');
      else notice?.press(index);
    },
    { wanted: what, index: button },
  );
}

/**
 * Opens a door until a notification names it. What else is found on this machine in the same seconds is told with
 * it, and of many only some are named.
 */
async function untilNamed(app: DesktopApp, lab: Lab): Promise<{ named: string; told: Told }> {
  for (const port of portsOf('registered')) {
    await lab.open({ port });
    const named = `${port}/tcp`;
    const isTold = expect.poll(async () => JSON.stringify(await shown(app)), { timeout: 13_000 });
    await isTold.toContain(named).catch(() => {});
    const told = (await shown(app)).find(({ body }) => body.includes(named));
    if (told && told.buttons.length > 0) return { named, told };
  }
  throw new Error('there are no more ports');
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
  await using lab = new Lab();
  const { named, told } = await untilNamed(app, lab);
  expect(await badge(app)).toBeGreaterThan(0);
  expect(told.buttons).toEqual(['Expect', 'Mute for an hour', 'Show']);
  await answer(app, named, null);
  await see(app.page.getByRole('heading', { name: 'Findings' })).toBeVisible();
  await answer(app, named, 0);
  const rules = async () =>
    (await runCli(['expect', '--list'], { env: { PORTICO_HOME: world.home } })).stdout;
  await expect.poll(rules).toContain(named);
});
