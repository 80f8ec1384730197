import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RANGES } from '../../shared/model/range.ts';
import type { OpenApp } from '../../test/e2e/drivers/driver.ts';
import { webDriver } from '../../test/e2e/drivers/web.ts';

export interface PictureOptions {
  readonly folder: string;
  /** Portico's data folder meanwhile. */
  readonly home: string;
}

/** Each language in one of the two colour schemes, so that both are seen. */
const LANGUAGES = [
  { language: 'en-US', suffix: 'en', colorScheme: 'dark' },
  { language: 'ja-JP', suffix: 'ja', colorScheme: 'light' },
] as const;

/** The other views, with the keys that open them. */
const OTHER_VIEWS = [
  ['processes', 'gp'],
  ['registry', 'gi'],
  ['learn', 'gl'],
] as const;

/** How long pictures take to come to rest. */
const STILL_MS = 5000;

/** Takes one picture of each view in each language. */
export async function takePictures(options: PictureOptions): Promise<void> {
  await mkdir(options.folder, { recursive: true });
  try {
    await takeEach(options);
  } finally {
    await webDriver.end?.();
  }
}

async function takeEach({ folder, home }: PictureOptions): Promise<void> {
  for (const { suffix, ...options } of LANGUAGES) {
    const app = await webDriver.open({ home, ...options });
    try {
      // Marks of what is new at the start have faded by then.
      await app.page.locator('canvas').first().waitFor();
      await app.page.waitForTimeout(STILL_MS);
      await app.page.screenshot({ path: join(folder, `building-${suffix}.png`) });
      for (const { range, first, last } of RANGES) {
        await openView(app, `${first}–${last}`);
        if (range === 'registered') await openDetails(app);
        await app.page.screenshot({ path: join(folder, `${range}-${suffix}.png`) });
        await app.page.keyboard.press('Escape');
      }
      for (const [place, keys] of OTHER_VIEWS) {
        for (const key of keys) await app.page.keyboard.press(key);
        await app.page.getByRole('heading', { level: 2 }).waitFor();
        await app.page.waitForTimeout(STILL_MS);
        await app.page.screenshot({ path: join(folder, `${place}-${suffix}.png`) });
      }
    } finally {
      await app.close();
    }
  }
}

/** By the numbers, which are the same in both languages. */
async function openView({ page }: OpenApp, bounds: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: bounds }).click();
  await page.getByRole('grid').waitFor();
}

async function openDetails({ page }: OpenApp): Promise<void> {
  await page.getByRole('row').filter({ hasText: '8080' }).first().click();
  await page.getByRole('complementary').waitFor();
}
