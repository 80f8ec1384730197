import type { Browser, Page } from 'playwright';
import type { Rows } from '../../../shared/model/socket.ts';
import { rowsById } from '../../support/make-row.ts';
import { atMost, type Figure, median, quantile, type Section } from '../figure.ts';
import { openBrowser } from '../program.ts';
import { frameWork, inputToPaint, longestTask, messageWork } from './analysis.ts';
import { ViewHost } from './host.ts';
import { busyRows, churned } from './rows.ts';
import { recordMainThread, type TraceEvent } from './trace.ts';

const WARM_UP = 5;
const TICKS = 20;
/** Time for the page to come to rest, in milliseconds. */
const SETTLE_MS = 150;
const SCROLL_MS = 2000;
const WORDS = 'worker-17';
const WINDOW_HEIGHT = 800;
const ROW_HEIGHT = 28;
/** Rows beyond each edge of the table. */
const OVERSCAN = 6;
const BUDGETS = { delta: 8, filter: 50, frame: 8 };

/** A desktop, a busy server, and the most that the view is made for. */
const COUNTS = [300, 5000, 100_000];

/** The real page in a real browser with ever more rows in the view that is open. */
export async function measureViews(): Promise<Section[]> {
  const sections: Section[] = [];
  for (const count of COUNTS) sections.push(await measureView(count));
  return sections;
}

async function measureView(count: number): Promise<Section> {
  const rows = rowsById(busyRows(count));
  await using host = await ViewHost.start(rows);
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: WINDOW_HEIGHT } });
    const bench = new ViewBench(browser, page, host, rows);
    const figures = [
      ...(await bench.load()),
      ...(await bench.deltas()),
      ...(await bench.filter()),
      ...(await bench.scroll('scrolling', 4000, BUDGETS.frame)),
      ...(await bench.scroll('racing through the list', 40_000)),
      ...(await bench.keys()),
      ...(await bench.sort()),
    ];
    const notes = [
      `Chromium ${browser.version()}, drawn by ${await rendererName(browser)}`,
      'ms CPU: time of the page’s main thread; waiting for others is not in it',
    ];
    return { title: `The view with ${count.toLocaleString('en')} rows`, figures, notes };
  } finally {
    await browser.close();
  }
}

class ViewBench {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #host: ViewHost;
  #rows: Rows;

  constructor(browser: Browser, page: Page, host: ViewHost, rows: Rows) {
    this.#browser = browser;
    this.#page = page;
    this.#host = host;
    this.#rows = rows;
  }

  /** The second time: a trace needs a page that is there. */
  async load(): Promise<Figure[]> {
    await this.#page.goto(this.#host.address);
    await this.#openRange();
    const start = performance.now();
    let value = 0;
    const events = await this.#record(async () => {
      await this.#page.reload();
      await this.#openRange();
      value = performance.now() - start;
    });
    const longest = longestTask(events).cpuMs;
    return [
      { what: 'open the page until all rows are there', value, unit: 'ms' },
      { what: 'the longest pause meanwhile', value: longest, unit: 'ms CPU' },
    ];
  }

  async deltas(): Promise<Figure[]> {
    const tick = async (round: number): Promise<void> => {
      this.#rows = churned(this.#rows, 0.01, round);
      await this.#host.publish(this.#rows);
      await this.#page.waitForTimeout(150);
    };
    for (let round = 0; round < WARM_UP; round += 1) await tick(round);
    const events = await this.#record(async () => {
      for (let round = WARM_UP; round < WARM_UP + TICKS; round += 1) await tick(round);
    });
    const value = median(messageWork(events).map(({ cpuMs }) => cpuMs));
    const frame = median(frameWork(events).map(({ cpuMs }) => cpuMs));
    const budget = atMost(value, BUDGETS.delta, 'ms CPU');
    return [
      { what: 'take in and apply a delta, 1 % changed', value, unit: 'ms CPU', budget },
      { what: 'the frame after it', value: frame, unit: 'ms CPU' },
    ];
  }

  async filter(): Promise<Figure[]> {
    const field = this.#page.getByRole('search').getByRole('combobox');
    await field.focus();
    const events = await this.#record(() =>
      this.#press([...WORDS, ...WORDS.replaceAll(/./g, '⌫')]),
    );
    const value = median(inputToPaint(events, 'keydown'));
    const budget = atMost(value, BUDGETS.filter, 'ms');
    return [{ what: 'key press in the filter to paint', value, unit: 'ms', budget }];
  }

  /** @param budget for one frame, in milliseconds */
  async scroll(what: string, speed: number, budget?: number): Promise<Figure[]> {
    const session = await this.#page.context().newCDPSession(this.#page);
    let most = 0;
    const downAndUp = async (): Promise<void> => {
      for (const direction of [-1, 1]) {
        const yDistance = (direction * speed * SCROLL_MS) / 1000;
        const place = { x: 700, y: 500, yDistance, speed, gestureSourceType: 'mouse' } as const;
        await session.send('Input.synthesizeScrollGesture', place);
        most = Math.max(most, await this.#page.locator('[data-id]').count());
      }
    };
    await downAndUp();
    const events = await this.#record(downAndUp);
    const frames = frameWork(events).map(({ cpuMs }) => cpuMs);
    const value = quantile(frames, 0.95);
    const rate = frames.length / ((2 * SCROLL_MS) / 1000);
    const limit = Math.ceil(WINDOW_HEIGHT / ROW_HEIGHT) + 1 + 2 * OVERSCAN;
    return [
      {
        what: `${what}: a frame, p95`,
        value,
        unit: 'ms CPU',
        ...(budget !== undefined && { budget: atMost(value, budget, 'ms CPU') }),
      },
      { what: `${what}: frames`, value: rate, unit: 'frames/s' },
      {
        what: `${what}: rows in the document`,
        value: most,
        unit: 'rows',
        budget: atMost(most, limit, 'rows'),
      },
    ];
  }

  /** Far down in the list, where a search from its start would take longest. */
  async keys(): Promise<Figure[]> {
    await this.#page.getByRole('grid').focus();
    await this.#page.keyboard.press('End');
    const keys = ['ArrowUp', 'ArrowUp', 'PageUp', 'ArrowDown', 'PageUp', 'ArrowUp'];
    const events = await this.#record(() => this.#press(keys));
    const value = median(inputToPaint(events, 'keydown'));
    return [{ what: 'key press at the end of the list to paint', value, unit: 'ms' }];
  }

  async sort(): Promise<Figure[]> {
    const events = await this.#record(async () => {
      for (const name of ['Process', 'Remote', 'Port']) {
        await this.#page.getByRole('columnheader', { name }).getByRole('button').click();
        await this.#page.waitForTimeout(SETTLE_MS);
      }
    });
    const value = median(inputToPaint(events, 'click'));
    return [{ what: 'click on a column to paint', value, unit: 'ms' }];
  }

  async #press(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#page.keyboard.press(key === '⌫' ? 'Backspace' : key);
      await this.#page.waitForTimeout(SETTLE_MS);
    }
  }

  async #record(act: () => Promise<void>): Promise<TraceEvent[]> {
    return await recordMainThread(this.#browser, this.#page, act);
  }

  async #openRange(): Promise<void> {
    const rail = this.#page.getByRole('navigation');
    await rail.getByRole('button', { name: /^Registered/ }).click();
    await this.#page.locator('[data-id]').first().waitFor({ timeout: 120_000 });
  }
}

/** What turns the page into pixels here: without a graphics card all of it is done by the processor. */
async function rendererName(browser: Browser): Promise<string> {
  const session = await browser.newBrowserCDPSession();
  const { gpu } = await session.send('SystemInfo.getInfo');
  await session.detach();
  const { glRenderer } = (gpu.auxAttributes ?? {}) as { glRenderer?: string };
  return glRenderer || gpu.devices[0]?.deviceString || 'software';
}
