import type { Browser, Locator, Page } from 'playwright';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { makeOwner, makeRow, rowsById } from '../../support/make-row.ts';
import { atMost, type Figure, median, quantile, type Section } from '../figure.ts';
import { openBrowser } from '../program.ts';
import { frameWork } from './analysis.ts';
import { ViewHost } from './host.ts';
import { recordMainThread } from './trace.ts';

const LIT = 5000;
const PORTS = 65_536;
const BUDGET_MS = 8;
/** Small turns of the wheel, as a trackpad makes them: each is a frame. */
const TURN = 25;
const TURNS = 40;
const TURN_EVERY_MS = 30;
const REST_MS = 1000;
const ADDRESSES = ['0.0.0.0', '192.0.2.10', 'fe80::1', '127.0.0.1'];

/** The building with 5,000 lit doors, zoomed in and out by wheel: the cost of a frame, and of none. */
export async function measureBuilding(): Promise<Section> {
  await using host = await ViewHost.start(rowsById(litRows(LIT)));
  const browser = await openBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(host.address);
    const building = page.getByRole('application');
    await building.waitFor({ timeout: 120_000 });
    await page.waitForTimeout(REST_MS);
    const figures = [
      ...(await zoomFigures(browser, page, building)),
      await restFigure(browser, page),
    ];
    const notes = [`Chromium ${browser.version()}, drawn as the view before`];
    return { title: `The building with ${LIT.toLocaleString('en')} lit doors`, figures, notes };
  } finally {
    await browser.close();
  }
}

async function zoomFigures(browser: Browser, page: Page, building: Locator): Promise<Figure[]> {
  const box = await building.boundingBox();
  if (!box) throw new Error('the building is not to be seen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  const inAndOut = async (): Promise<void> => {
    for (const turn of [-TURN, TURN]) {
      for (let step = 0; step < TURNS; step += 1) {
        await page.mouse.wheel(0, turn);
        await page.waitForTimeout(TURN_EVERY_MS);
      }
    }
  };
  await inAndOut();
  const events = await recordMainThread(browser, page, inAndOut);
  // Frames in which nothing was to be drawn would make the others look cheap.
  const frames = frameWork(events)
    .map(({ cpuMs }) => cpuMs)
    .filter((ms) => ms > 1);
  const value = quantile(frames, 0.95);
  return [
    { what: 'zooming: a frame, median', value: median(frames), unit: 'ms CPU' },
    {
      what: 'zooming: a frame, p95',
      value,
      unit: 'ms CPU',
      budget: atMost(value, BUDGET_MS, 'ms CPU'),
    },
  ];
}

async function restFigure(browser: Browser, page: Page): Promise<Figure> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(REST_MS);
  const events = await recordMainThread(browser, page, () => page.waitForTimeout(REST_MS));
  const value = events.filter(({ name }) => name === 'FireAnimationFrame').length;
  const budget = atMost(value, 0, 'frames/s');
  return { what: 'frames asked for in a second of rest', value, unit: 'frames/s', budget };
}

/** Doors of every use spread evenly over all floors. */
function litRows(count: number): SocketRow[] {
  return Array.from({ length: count }, (_, index) => {
    const port = Math.floor((index * PORTS) / count);
    const address = ADDRESSES[index % ADDRESSES.length] ?? '';
    const common = {
      id: `lit ${port}`,
      owners: [makeOwner({ name: `worker-${index % 64}` })],
      ownersStatus: 'complete',
      presentAtStart: true,
    } as const;
    if (index % 5 < 3) return makeRow({ ...common, local: { address, port } });
    const local = { address: '192.0.2.10', port };
    return makeRow({ ...common, local, remote: { address: '203.0.113.9', port: 443 } });
  });
}
