import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { BROWSER_FLAGS } from '../test/support/browser-flags.ts';
import { drawSvg } from './icons/draw.ts';
import { ROOT } from './root.ts';
import { ensureBrowser } from './test/get-browser.ts';

/**
 * Names by which Electron finds a picture for every scale of a screen. `Template`: macOS colours it as its menu
 * bar is.
 */
const PICTURES = [
  ['tray.png', 'build/icons/portico-small.svg', 16],
  ['tray@1.5x.png', 'build/icons/portico-24.svg', 24],
  ['tray@2x.png', 'build/icons/portico-small.svg', 32],
  ['tray-linux.png', 'build/tray/tray-22.svg', 22],
  ['tray-linux@2x.png', 'build/tray/tray-22.svg', 44],
  ['trayTemplate.png', 'build/tray/tray-template.svg', 16],
  ['trayTemplate@2x.png', 'build/tray/tray-template.svg', 32],
  ['overlay.png', 'build/tray/overlay.svg', 16],
  ['overlay@2x.png', 'build/tray/overlay.svg', 32],
] as const;

/** `node build/run.mjs tray`: draws the pictures of the tray anew. They are kept in the repository. */
export async function run(): Promise<number> {
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: [...BROWSER_FLAGS],
  });
  try {
    for (const [name, drawing, size] of PICTURES) {
      const svg = readFileSync(join(ROOT, drawing), 'utf8');
      writeFileSync(join(ROOT, 'build/tray', name), await drawSvg(browser, svg, size));
    }
    return 0;
  } finally {
    await browser.close();
  }
}
