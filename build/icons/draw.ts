import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { BROWSER_FLAGS } from '../../test/support/browser-flags.ts';
import { ROOT } from '../root.ts';
import type { Picture } from './containers.ts';

/** Small sizes have simpler drawings, whose lines lie on whole pixels. */
const DRAWINGS: Readonly<Record<number, string>> = {
  16: 'portico-small.svg',
  24: 'portico-24.svg',
  32: 'portico-small.svg',
};
/** How much of a macOS icon is picture: the rest is air around it. */
const FILLED_ON_MACOS = 824 / 1024;

/** Draws the app's icon in the given sizes by the browser at a path. */
export async function drawIcons(
  executablePath: string,
  sizes: readonly number[],
  style: 'full' | 'macos' = 'full',
): Promise<Picture[]> {
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_FLAGS] });
  try {
    const pictures: Picture[] = [];
    for (const size of sizes) pictures.push({ size, png: await draw(browser, size, style) });
    return pictures;
  } finally {
    await browser.close();
  }
}

async function draw(browser: Browser, size: number, style: 'full' | 'macos'): Promise<Buffer> {
  const small = DRAWINGS[size];
  const svg = readFileSync(join(ROOT, 'build/icons', small ?? 'portico.svg'), 'utf8');
  const filled = style === 'macos' && !small ? Math.round(size * FILLED_ON_MACOS) : size;
  return await drawSvg(browser, svg, size, filled);
}

/**
 * Draws an SVG as a square PNG.
 * @param size of the PNG, in pixels
 * @param filled how much of that the drawing takes, in its middle
 */
export async function drawSvg(
  browser: Browser,
  svg: string,
  size: number,
  filled = size,
): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(
    `<style>html{background:none}svg{position:fixed;inset:0;margin:auto;width:${filled}px;height:${filled}px}</style>${svg}`,
  );
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}
