import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { longHouse } from '../support/long-house.ts';
import { makeOwner, makeRow } from '../support/make-row.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { HOUSE_ROWS } from '../support/sample-house.ts';
import { windowSize } from '../support/window-size.ts';

const HEIGHT = 700;
const WIDTHS = [640, 900, 1200, 2560];
const LANGUAGES = ['en', 'ja'] as const;
const CASES = LANGUAGES.flatMap((language) => WIDTHS.map((width) => ({ language, width })));

afterEach(() => windowSize(1200, 800));

describe.each(CASES)('$width pixels wide in $language', ({ language, width }) => {
  test('nothing sticks out of the window, and no two tools overlap', async () => {
    await windowSize(width, HEIGHT);
    await openBusiest(language);
    expectNoOverflow();
    expectApart('header > :not(.skip), header .tools > *');
    expectApart('footer > *');
    expectApart('nav > button');
    expectInside('header *:not(.skip), nav button, footer > *, footer li');
  });

  test('the details leave the tools and the state of the reading uncovered', async () => {
    await windowSize(width, HEIGHT);
    await openBusiest(language);
    await page.getByRole('row').nth(1).click();
    await expect.element(page.getByRole('complementary')).toBeVisible();
    expectNoOverflow();
    expectInside('aside, aside *');
    expectUncoveredBy('aside', 'header, footer, nav');
  });

  test('each message in place of the table fits', async () => {
    await windowSize(width, HEIGHT);
    const { host, stores } = await openPage({ rows: HOUSE_ROWS, settings: { language } });
    stores.sockets.query = 'alice';
    await expect.element(page.getByRole('heading', { level: 3 })).toBeVisible();
    expectNoOverflow();
    expectInside('main *');
    host.isAway = true;
    host.drop(null);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expectInside('main *');
    host.isAway = false;
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    host.blind([{ source: 'systeminformation', code: 'cannot-see', detail: null }]);
    await expect.element(page.getByRole('alert')).toBeVisible();
    expectInside('main *');
  });
});

test.each(LANGUAGES)(
  'great counts and the names beside them are not cut off in %s',
  async (language) => {
    await openPage({ rows: longHouse(20_000), settings: { language } });
    const count = page.getByText('20,000', { exact: true });
    await expect.element(count).toBeVisible();
    for (const width of WIDTHS) {
      await windowSize(width, HEIGHT);
      const button = count.element().closest('button');
      const box = count.element().getBoundingClientRect();
      const around = button?.getBoundingClientRect();
      expect(box.left).toBeGreaterThanOrEqual(around?.left ?? Number.NaN);
      expect(box.right).toBeLessThanOrEqual(around?.right ?? Number.NaN);
      if (width >= 900) expect(cutOff('nav button span')).toEqual([]);
    }
  },
);

test.each(LANGUAGES)(
  'at 1280 pixels what tells sockets apart is not cut off in %s',
  async (language) => {
    await windowSize(1280, HEIGHT);
    const far = { address: '198.51.100.7', port: 50_122 };
    const owners = [makeOwner({ pid: 4_194_303 })];
    const local = { address: '192.0.2.10', port: 51_514 };
    const rows = [
      makeRow({ id: 'a', local, remote: far, state: 'SYN_RECEIVED', owners }),
      makeRow({ id: 'b', local: { address: '0.0.0.0', port: 65_535 }, owners }),
      makeRow({ id: 'c', local: { address: '127.0.0.1', port: 50_000 }, protocol: 'udp', owners }),
      makeRow({ id: 'd', local, owners }),
      makeRow({ id: 'e', local: { address: '169.254.1.1', port: 65_535 }, owners }),
    ];
    const { stores } = await openPage({ rows, settings: { language } });
    stores.view.open('ephemeral');
    await expect.element(page.getByRole('grid')).toBeVisible();
    const columns = [1, 2, 4, 6, 8, 10].map((nth) => `[role=gridcell]:nth-child(${nth})`);
    expect(cutOff([...columns, '[role=columnheader] .name'].join())).toEqual([]);
  },
);

/** The page at its fullest: a filter, a pause with a reading that waits, and open notes. */
async function openBusiest(language: 'en' | 'ja'): Promise<OpenPage> {
  const opened = await openPage({
    rows: HOUSE_ROWS,
    settings: { language },
    status: {
      source: {
        name: 'systeminformation',
        failures: [{ source: 'netlink', code: 'denied', detail: 'EPERM' }],
      },
      completeness: { sockets: 9000, socketsWithHiddenOwners: 4000, reason: 'other-users' },
      problems: [{ code: 'udp-not-read', source: 'systeminformation' }],
    },
  });
  opened.stores.sockets.pause();
  await opened.host.snapshot(HOUSE_ROWS);
  opened.stores.sockets.query = 'o';
  await page.getByRole('contentinfo').getByRole('group').getByText(/3/).click();
  await expect.element(page.getByRole('listitem').first()).toBeVisible();
  return opened;
}

function expectNoOverflow(): void {
  for (const element of document.querySelectorAll(
    'html, body, #app, .app, main, header, footer, nav',
  )) {
    expect(element.scrollWidth, element.tagName).toBeLessThanOrEqual(element.clientWidth);
  }
}

function expectInside(selector: string): void {
  for (const { element, box } of boxes(selector)) {
    const name = `${element.tagName} ${element.textContent?.trim()}`;
    expect(box.left, name).toBeGreaterThanOrEqual(-0.5);
    expect(box.right, name).toBeLessThanOrEqual(innerWidth + 0.5);
    if (element.closest('aside, main')) continue;
    expect(box.bottom, name).toBeLessThanOrEqual(innerHeight + 0.5);
  }
}

/** No two of the elements share a place, but for one inside the other. */
function expectApart(selector: string): void {
  const all = boxes(selector);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      expect(overlap(one.box, other.box), pairName(one.element, other.element)).toBe(false);
    }
  }
}

function expectUncoveredBy(cover: string, selector: string): void {
  const [top] = boxes(cover);
  for (const { element, box } of boxes(selector)) {
    expect(top && overlap(top.box, box), element.tagName).toBe(false);
  }
}

function boxes(selector: string): { element: Element; box: DOMRect }[] {
  return [...document.querySelectorAll(selector)]
    .filter((element) => element.closest('[role=grid], svg, option') === null)
    .filter((element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none')
    .map((element) => ({ element, box: element.getBoundingClientRect() }));
}

function overlap(a: DOMRect, b: DOMRect): boolean {
  const apart = 0.5;
  return (
    a.left < b.right - apart &&
    b.left < a.right - apart &&
    a.top < b.bottom - apart &&
    b.top < a.bottom - apart
  );
}

function pairName(one: Element, other: Element): string {
  return `${one.tagName} “${one.textContent?.trim()}” and ${other.tagName} “${other.textContent?.trim()}”`;
}

function cutOff(selector: string): string[] {
  return [...document.querySelectorAll(selector)]
    .filter((element) => element.scrollWidth > element.clientWidth)
    .map((element) => element.textContent?.trim() ?? '');
}
