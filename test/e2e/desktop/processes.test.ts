import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright';
import { beforeEach, expect, onTestFinished } from 'vitest';
import { descendantsOf, listeningPorts } from '../../support/electron/kernel-facts.ts';
import { commandLineOf, processesWith } from '../../support/processes.ts';
import { see } from '../../support/see.ts';
import type { DesktopApp } from '../drivers/desktop-driver.ts';
import { type DesktopWorld, describeDesktop } from './describe-desktop.ts';

interface Line {
  readonly part: string;
  readonly event: string;
}

interface StartedApp {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
}

const STARTS = { timeout: 20_000 };
const RESTARTING = 'The monitor ended and is being started again.';

beforeEach(({ skip }) => skip(process.platform !== 'linux', 'only on linux: looks at /proc'));

describeDesktop('the processes of the app', (spec) => {
  spec('when the monitor is killed, the page says so and comes back by itself', async (world) => {
    const app = await world.open();
    await isLive(app);
    const said = await app.page.evaluateHandle((words) => {
      const isSaid = new Promise<boolean>((resolve) => {
        const look = (): void => {
          if (document.body.textContent?.includes(words)) resolve(true);
        };
        const options = { subtree: true, childList: true, characterData: true };
        new MutationObserver(look).observe(document.body, options);
      });
      return { isSaid };
    }, RESTARTING);
    const [killed] = monitors(world.home);
    process.kill(killed ?? 0, 'SIGKILL');
    expect(await said.evaluate(({ isSaid }) => isSaid)).toBe(true);
    await see(app.page.getByRole('alert')).toHaveCount(0);
    await isLive(app);
    expect(monitors(world.home)).toEqual([expect.not.toBeOneOf([killed])]);
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    for (const source of ['auto', 'systeminformation'] as const) {
      spec(`${signal} ends all of it well, reading by ${source}`, async (world) => {
        await writeFile(join(world.home, 'settings.json'), JSON.stringify({ source }));
        const app = await world.open();
        await isLive(app);
        if (source !== 'auto') await see(statusBar(app)).toContainText(source);
        expect(monitors(world.home)).toHaveLength(1);
        process.kill(app.pid, signal);
        expect(await app.exited).toBe(0);
        await nothingIsLeft(world.home);
        expect((await monitorEvents(world.home)).at(-1)).toBe('end');
      });
    }
  }

  spec('when the app is killed, its monitor ends with it', async (world) => {
    const app = await world.open();
    await isLive(app);
    process.kill(app.pid, 'SIGKILL');
    expect(await app.exited).toBeNull();
    await nothingIsLeft(world.home);
  });

  spec('SIGTERM ends all of it well while the window is not there yet', async (world) => {
    const { child, exited } = startIn(world);
    await expect.poll(() => monitors(world.home), STARTS).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
    await nothingIsLeft(world.home);
  });

  spec('listens on no port', async (world) => {
    const { child, exited } = startIn(world);
    const { pid = 0 } = child;
    await expect.poll(() => monitors(world.home), STARTS).toHaveLength(1);
    await expect.poll(() => renderersOf(pid), STARTS).not.toEqual([]);
    // A source proves that it sees by a door of its own, which is open for a moment on loopback.
    await expect.poll(() => listeningPorts([pid, ...descendantsOf(pid)])).toEqual([]);
    child.kill('SIGTERM');
    expect(await exited).toBe(0);
  });
});

/** The app as a user starts it; it ends with the test, whatever comes of that. */
function startIn({ driver, home }: DesktopWorld): StartedApp {
  const child = driver.start({ home });
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, exited };
}

function statusBar({ page }: DesktopApp): Locator {
  return page.getByRole('contentinfo');
}

async function isLive(app: DesktopApp): Promise<void> {
  await see(statusBar(app)).toContainText('read at');
}

/** Electron's own name for the processes that it forks, and ours for what runs in them. */
function monitors(home: string): number[] {
  const words = /monitor\/main\.js|--utility-sub-type=node\.mojom\.NodeService/;
  return processesWith('PORTICO_HOME', home).filter((pid) => words.test(commandLineOf(pid)));
}

function renderersOf(pid: number): number[] {
  return descendantsOf(pid).filter((child) => commandLineOf(child).includes('--type=renderer'));
}

/** What the monitor wrote down. */
async function monitorEvents(home: string): Promise<string[]> {
  const text = await readFile(join(home, 'logs/portico.log'), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  return lines.filter(({ part }) => part === 'monitor').map(({ event }) => event);
}

async function nothingIsLeft(home: string): Promise<void> {
  const left = (): string[] => processesWith('PORTICO_HOME', home).map(commandLineOf);
  await expect.poll(left, { timeout: 10_000 }).toEqual([]);
}
