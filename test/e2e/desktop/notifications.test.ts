import { expect, test } from 'vitest';
import { runCli } from '../../support/cli.ts';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { QuietPorts } from '../../support/lab/quiet-ports.ts';
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
  const quiet = new QuietPorts();
  await quiet.expectOthers(world.home);
  const app = await world.open();
  await see(new HousePage(app.page).page.getByRole('contentinfo')).toContainText('read at');
  await using lab = new Lab();
  const door = await lab.open({ port: quiet.next() });
  const named = `${door.local.port}/tcp`;
  await expect.poll(() => shown(app)).toHaveLength(1);
  const [told] = await shown(app);
  expect(told?.body).toContain(named);
  expect(told?.buttons).toEqual(['Expect', 'Mute for an hour', 'Show']);
  expect(await badge(app)).toBe(1);
  await answer(app, named, null);
  await see(app.page.getByRole('heading', { name: 'Findings', level: 2 })).toBeVisible();
  await answer(app, named, 0);
  const rules = async () =>
    (await runCli(['expect', '--list'], { env: { PORTICO_HOME: world.home } })).stdout;
  await expect.poll(rules).toContain(named);
});
