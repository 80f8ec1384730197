import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ICNS_SIZES, icns, ico } from './icons/containers.ts';
import { drawIcons } from './icons/draw.ts';
import { ROOT } from './root.ts';
import { ensureBrowser } from './test/get-browser.ts';

const FOLDER = join(ROOT, 'build/icons');
const PNG_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/**
 * `npm run icons`: draws the app's icon anew from its SVG, as PNG files, .ico and .icns. They are kept in the
 * repository, so that packing needs neither a browser nor a converter.
 */
export async function run(): Promise<number> {
  const browser = ensureBrowser();
  const png = join(FOLDER, 'png');
  rmSync(png, { recursive: true, force: true });
  mkdirSync(png, { recursive: true });
  const pictures = await drawIcons(browser, PNG_SIZES);
  for (const { size, png: bytes } of pictures) {
    writeFileSync(join(png, `${size}x${size}.png`), bytes);
  }
  writeFileSync(
    join(FOLDER, 'icon.ico'),
    ico(pictures.filter(({ size }) => ICO_SIZES.includes(size))),
  );
  writeFileSync(join(FOLDER, 'icon.icns'), icns(await drawIcons(browser, ICNS_SIZES, 'macos')));
  return 0;
}
