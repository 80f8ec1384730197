import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { makeRow } from '../../support/make-row.ts';
import { openPage } from '../../support/open-page.ts';
import { HOUSE_ROWS } from '../../support/sample-house.ts';
import { windowSize } from '../../support/window-size.ts';

const LANGUAGES = ['en', 'ja'] as const;
const CASES = LANGUAGES.flatMap((language) =>
  [640, 900, 1200, 2560].map((width) => ({ language, width })),
);

afterEach(() => windowSize(1200, 800));

describe.each(CASES)('$width pixels wide in $language', ({ language, width }) => {
  test('groups, a held list and chosen rows find room, and no two tools overlap', async () => {
    await windowSize(width, 700);
    const { host, stores } = await openPage({ rows: HOUSE_ROWS, settings: { language } });
    stores.sockets.grouping = 'process';
    stores.sockets.query = 'tcp or udp';
    await page
      .getByRole('row')
      .nth(2)
      .click({ modifiers: ['Control'] });
    const opened = Array.from({ length: 1234 }, (_, index) =>
      makeRow({ id: `${index}`, local: { address: '0.0.0.0', port: index % 1000 } }),
    );
    await host.delta({ opened });
    await expect.element(page.getByText(/1,234/).first()).toBeVisible();
    expectInside('main > .picture *:not([role=treegrid] *, .visually-hidden)');
    expectApart('.tools .place, .tools .tools > *, .summary > *, h2');
    expectApart('.bar > *, .bar .copy > *');
    for (const element of document.querySelectorAll('html, main, [role=treegrid]')) {
      expect(element.scrollWidth, element.className).toBeLessThanOrEqual(element.clientWidth);
    }
  });
});

function visible(selector: string): Element[] {
  return [...document.querySelectorAll(selector)].filter(
    (element) => element.checkVisibility() && getComputedStyle(element).clipPath === 'none',
  );
}

function expectInside(selector: string): void {
  for (const element of visible(selector)) {
    const { left, right, bottom } = element.getBoundingClientRect();
    const name = `${element.tagName} ${element.textContent?.trim().slice(0, 40)}`;
    expect(left, name).toBeGreaterThanOrEqual(-0.5);
    expect(right, name).toBeLessThanOrEqual(innerWidth + 0.5);
    expect(bottom, name).toBeLessThanOrEqual(innerHeight + 0.5);
  }
}

function expectApart(selector: string): void {
  const all = visible(selector);
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) {
      if (one.contains(other) || other.contains(one)) continue;
      const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
      const isApart =
        a.right <= b.left + 0.5 ||
        b.right <= a.left + 0.5 ||
        a.bottom <= b.top + 0.5 ||
        b.bottom <= a.top + 0.5;
      expect(isApart, `${one.textContent?.trim()} and ${other.textContent?.trim()}`).toBe(true);
    }
  }
}
