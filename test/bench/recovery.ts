import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { AppDriver, OpenApp } from '../e2e/drivers/driver.ts';
import { type StandInApp, standInDriver } from '../e2e/drivers/stand-in.ts';
import { webDriver } from '../e2e/drivers/web.ts';
import { commandLineOf, processesWith } from '../support/processes.ts';
import { atMost, type Figure, median, type Section } from './figure.ts';

const ROUNDS = 3;
const BUDGET_MS = 2000;
const SIGNALS = ['SIGKILL', 'SIGABRT'] as const;

/** From the end of a process, by a signal or a crash, to the view with a reading of the process after it. */
export async function measureRecovery(): Promise<readonly Section[]> {
  const figures: Figure[] = [];
  for (const driver of [webDriver, standInDriver]) {
    for (const signal of SIGNALS) {
      const what = `monitor ended by ${signal}, ${driver.name}`;
      figures.push(await figureOf(what, driver, (app, home) => endMonitor(app, home, signal)));
    }
  }
  figures.push(
    await figureOf('page crashed, desktop under the stand-in', standInDriver, crashPage),
  );
  const notes = [
    'every round with an app of its own, until the view says nothing of a loss any more',
  ];
  await webDriver.end?.();
  return [{ title: 'After a crash', figures, notes }];
}

async function figureOf<App extends OpenApp>(
  what: string,
  driver: Pick<AppDriver, 'name'> & { open(options: { home: string }): Promise<App> },
  lose: (app: App, home: string) => Promise<number>,
): Promise<Figure> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const home = await mkdtemp(join(tmpdir(), 'portico-bench-'));
    const app = await driver.open({ home });
    try {
      await isLive(app.page);
      times.push(await lose(app, home));
    } finally {
      await app.close();
      await rm(home, { recursive: true, force: true });
    }
  }
  const value = median(times);
  return { what, value, unit: 'ms', budget: atMost(value, BUDGET_MS, 'ms') };
}

async function endMonitor(
  { page }: OpenApp,
  home: string,
  signal: NodeJS.Signals,
): Promise<number> {
  await page.evaluate(noteReturn);
  const isMonitor = (pid: number): boolean => commandLineOf(pid).includes('monitor/main.js');
  const pid = processesWith('PORTICO_HOME', home).find(isMonitor);
  if (pid === undefined) throw new Error('there is no monitor to end');
  const start = Date.now();
  process.kill(pid, signal);
  const back = await page.evaluate(() => (globalThis as { back?: Promise<number> }).back);
  return (back ?? 0) - start;
}

async function crashPage(app: StandInApp): Promise<number> {
  const start = Date.now();
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((resolve) => {
        const [window] = BrowserWindow.getAllWindows();
        window?.webContents.once('did-finish-load', () => resolve());
        window?.webContents.forcefullyCrashRenderer();
      }),
    null,
  );
  await isLive(await app.pageAgain());
  return Date.now() - start;
}

async function isLive(page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByText('read at').first().waitFor();
}

/** Runs in the page: notes when the word of a loss is gone again. */
function noteReturn(): void {
  const back = new Promise<number>((resolve) => {
    let wasLost = false;
    const look = (): void => {
      const isLost = document.querySelector('[role=alert]') !== null;
      if (wasLost && !isLost) resolve(Date.now());
      wasLost ||= isLost;
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
  });
  Object.assign(globalThis, { back });
}
