import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { HousePage } from '../../support/house-page.ts';
import { Lab } from '../../support/lab/lab.ts';
import { allowTime } from '../../support/real-processes.ts';
import { see } from '../../support/see.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { type StandInApp, standInDriver } from '../drivers/stand-in.ts';

allowTime();

interface StandInDialog {
  readonly asked: readonly {
    readonly options: { readonly message: string; readonly detail: string };
    answer(response: number): void;
  }[];
}

const CAME_BACK = 'The view ended and was started again.';
const QUIT = 1;
const COPY = 2;

test('a view that crashes comes back where it was; one that crashes on and on is asked about', async () => {
  const home = tempFolder();
  await using lab = new Lab();
  const door = await lab.open();
  const app = await standInDriver.open({ home });
  try {
    const before = new HousePage(app.page);
    await before.openRange('registered');
    await before.filter(`port:${door.local.port}`);
    await before.row(door).click();
    await see(before.details).toContainText(`${door.local.port}`);

    const house = new HousePage(await crash(app));
    await see(house.page.getByRole('log')).toContainText(CAME_BACK);
    await see(house.row(door)).toBeVisible();
    await see(house.details).toContainText(`${door.local.port}`);
    await see(house.page.getByRole('search').getByRole('combobox')).toHaveValue(
      `port:${door.local.port}`,
    );

    const second = await crash(app);
    await see(second.getByRole('log')).toContainText(CAME_BACK);
    await app.evaluate(crashPage, null);
    await expect.poll(() => questions(app)).toHaveLength(1);
    await answer(app, COPY);
    await expect.poll(() => questions(app)).toHaveLength(2);
    expect(await app.evaluate(({ clipboard }) => clipboard.readText(), null)).toContain(
      'page-given-up reason=crashed',
    );
    await answer(app, QUIT);
    expect(await app.exited).toBe(0);
    expect(await pageEvents(home)).toEqual(['page-lost', 'page-lost', 'page-given-up']);
  } finally {
    await app.close();
  }
});

function crashPage({ BrowserWindow }: typeof import('electron/main')): void {
  BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
}

/** @returns the page as it is after that */
async function crash(app: StandInApp): Promise<import('playwright').Page> {
  const loaded = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('did-finish-load', () => resolve());
        window?.webContents.forcefullyCrashRenderer();
      }),
    null,
  );
  await loaded;
  return app.pageAgain();
}

function questions(app: DesktopApp): Promise<string[]> {
  return app.evaluate(({ dialog }) => {
    const { asked } = dialog as unknown as StandInDialog;
    return asked.map(({ options }) => options.message);
  }, null);
}

function answer(app: DesktopApp, response: number): Promise<void> {
  return app.evaluate(({ dialog }, pressed) => {
    (dialog as unknown as StandInDialog).asked.at(-1)?.answer(pressed);
  }, response);
}

async function pageEvents(home: string): Promise<string[]> {
  const text = await readFile(join(home, 'logs/portico.log'), 'utf8');
  const lines = text.trim().split('\n');
  const events = lines.map((line) => (JSON.parse(line) as { event: string }).event);
  return events.filter((event) => event.startsWith('page-'));
}
