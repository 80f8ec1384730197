import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, chromium } from 'playwright';
import { ROOT } from '../../build/root.ts';
import { BROWSER_FLAGS } from '../support/browser-flags.ts';
import { atMost, type Figure, median, type Section, timed } from './figure.ts';

const PROGRAM = join(ROOT, 'out/cli/index.js');
const LIST_ROUNDS = 9;
const PAINT_ROUNDS = 5;
const LIST_BUDGET_MS = 250;
const PAINT_BUDGET_MS = 1000;

/** `portico list` as a whole process, with the sockets that are there. */
export async function measureList(where: string, hasBudget: boolean): Promise<Section> {
  const times: number[] = [];
  for (let round = 0; round < LIST_ROUNDS; round += 1) times.push(await timed(runList));
  const value = median(times);
  const figure: Figure = { what: 'whole process', value, unit: 'ms' };
  const budget = atMost(value, LIST_BUDGET_MS, 'ms');
  const figures = [hasBudget ? { ...figure, budget } : figure];
  return { title: `portico list, ${where}`, figures, notes: [] };
}

/** From the start of the web host to the first row on the screen of a browser that is already open. */
export async function measureFirstPaint(where: string): Promise<Section> {
  const browser = await openBrowser();
  const home = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  try {
    const times: number[] = [];
    for (let round = 0; round < PAINT_ROUNDS; round += 1)
      times.push(await firstPaint(browser, home));
    const value = median(times);
    const budget = atMost(value, PAINT_BUDGET_MS, 'ms');
    const what = 'start of `portico serve` to the first row painted';
    const notes = ['the browser is open before, the page is not in its cache'];
    return {
      title: `First paint of the view, ${where}`,
      figures: [{ what, value, unit: 'ms', budget }],
      notes,
    };
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true });
  }
}

export async function openBrowser(): Promise<Browser> {
  const { CHROMIUM_PATH } = process.env;
  return await chromium.launch({
    ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
    args: [...BROWSER_FLAGS],
  });
}

async function runList(): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, 'list'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.resume();
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`portico list ended with ${code}`);
}

async function firstPaint(browser: Browser, home: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(reportFirstPicture);
  const start = Date.now();
  const server = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: { ...process.env, PORTICO_HOME: home },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await page.goto(await printedAddress(server.stdout));
    const paintedAt = await page.waitForFunction(
      () => (globalThis as { firstPaintedAt?: number }).firstPaintedAt,
    );
    return Number(await paintedAt.jsonValue()) - start;
  } finally {
    await page.close();
    server.kill('SIGINT');
    await once(server, 'exit');
  }
}

async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address) return address;
  }
  throw new Error('the web host ended without printing its address');
}

/**
 * Runs in the page: notes when the frame that first has the building with its doors, which is the first view,
 * has been handed over.
 */
function reportFirstPicture(): void {
  const look = (): void => {
    const picture = document.querySelector('[aria-busy="false"] canvas');
    if (!picture) return void requestAnimationFrame(look);
    setTimeout(() => Object.assign(globalThis, { firstPaintedAt: Date.now() }));
  };
  look();
}
