import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { contrastRatio, textContrasts, tokenColour } from '../support/contrast.ts';
import { emulate, type Media } from '../support/emulate.ts';
import { makeRow } from '../support/make-row.ts';
import { type OpenPage, openPage } from '../support/open-page.ts';
import { filterField, rangeButton, statusBar } from '../support/page-queries.ts';
import { HOUSE, HOUSE_ROWS } from '../support/sample-house.ts';

const TEXTS = [
  'ink',
  'ink-2',
  'ink-3',
  'accent',
  'exposure-any',
  'exposure-interface',
  'exposure-loopback',
  'connection',
  'opened',
  'changed',
  'closed',
  'problem',
];
const GROUNDS = ['bg', 'surface', 'surface-2'];
const THEMES: readonly Required<Media>[] = [
  { scheme: 'dark', contrast: 'no-preference', motion: 'reduce' },
  { scheme: 'light', contrast: 'no-preference', motion: 'reduce' },
  { scheme: 'dark', contrast: 'more', motion: 'reduce' },
  { scheme: 'light', contrast: 'more', motion: 'reduce' },
];
const LEAST_TEXT = 4.5;
const LEAST_FORM = 3;

afterEach(() => emulate());

describe.each(THEMES)('$scheme theme, contrast $contrast', (media) => {
  beforeEach(() => emulate(media));

  test('the theme is the one that the system asks for', async () => {
    await openPage();
    const isDark = contrastRatio(tokenColour('bg'), [0, 0, 0, 1]) < 2;
    expect(isDark).toBe(media.scheme === 'dark');
  });

  test('every colour of a text stands out from every ground', async () => {
    await openPage();
    for (const ground of GROUNDS) {
      for (const text of TEXTS) {
        const ratio = contrastRatio(tokenColour(text), tokenColour(ground));
        expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(LEAST_TEXT);
      }
    }
    const onAccent = contrastRatio(tokenColour('on-accent'), tokenColour('accent'));
    expect(onAccent, 'on-accent on accent').toBeGreaterThanOrEqual(LEAST_TEXT);
  });

  test('the lines around controls stand out from every ground', async () => {
    await openPage();
    for (const ground of GROUNDS) {
      const ratio = contrastRatio(tokenColour('line-strong'), tokenColour(ground));
      expect(ratio, `line-strong on ${ground}`).toBeGreaterThanOrEqual(LEAST_FORM);
    }
  });

  test('every text on the page can be read where it stands', async () => {
    for (const show of [showMarks, showRegistered, showNoMatch, showOld, showBlind]) {
      const words = await show();
      const contrasts = textContrasts();
      expect(contrasts.map(({ text }) => text)).toContain(words);
      const weak = contrasts.filter(({ ratio }) => ratio < LEAST_TEXT);
      expect(weak, show.name).toEqual([]);
    }
  });
});

/** Each shows one face of the page, and gives words that are surely on it. */
async function showMarks(): Promise<string> {
  const { host } = await openHouse();
  await page.getByRole('row').nth(2).click();
  const fresh = { ...HOUSE.ssh, id: 'fresh', local: { address: '127.0.0.1', port: 90 } };
  await host.delta({
    opened: [makeRow({ ...fresh, exposure: 'loopback' }), makeRow({ ...fresh, id: 'fresh-2' })],
    changed: [{ ...HOUSE.ssh, uid: 3 }, { ...HOUSE.visitor, uid: 3 }, HOUSE.wideNames],
    closed: ['names'],
  });
  await page.getByRole('button', { name: 'Pause' }).click();
  await statusBar.getByText('1 note').click();
  await expect.element(page.getByRole('row', { name: /^closed/ })).toBeVisible();
  return 'Resume';
}

async function showRegistered(): Promise<string> {
  await openHouse();
  await rangeButton('Registered').click();
  await page.getByRole('row').nth(2).hover();
  return 'one interface';
}

async function showNoMatch(): Promise<string> {
  await openHouse();
  await filterField.fill('alice');
  await expect.element(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  return 'It matches elsewhere:';
}

async function showOld(): Promise<string> {
  const { host } = await openHouse();
  await host.delta({ changed: [{ ...HOUSE.ssh, uid: 3 }], closed: ['names'] });
  host.isAway = true;
  host.drop(null);
  await expect.element(page.getByRole('alert')).toBeVisible();
  return 'Try now';
}

async function showBlind(): Promise<string> {
  const { host } = await openHouse();
  host.blind([{ source: 'proc', code: 'denied', detail: null }]);
  await expect.element(page.getByRole('alert')).toBeVisible();
  return 'proc was denied access';
}

function openHouse(): Promise<OpenPage> {
  const problems = [{ code: 'rows-unreadable', count: 2 }] as const;
  return openPage({ rows: HOUSE_ROWS, status: { problems } });
}
