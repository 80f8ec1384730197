import { commands, page, server } from 'vitest/browser';
import { compare } from './compare.ts';
import { decodePng, encodePng } from './png.ts';
import { type ReducedPicture, reduce } from './reduced.ts';

/** Where the recorded pictures are, from the root of the project. */
const FOLDER = 'test/component/visual/recorded';
/** Where a picture that is other than recorded is put, and what is other in it. */
const DIFFERENCES = 'test-results/visual';
const MAJOR_FILE = `${FOLDER}/chromium-major.txt`;
const RENEW = 'npm test -- --project component test/component/visual --update';
const MOST_SHOTS = 20;

/** Whether the pictures are to be recorded anew: `vitest --update`. */
export const isRenewing = server.config.snapshotOptions.updateSnapshot === 'all';

/** Why pictures cannot be compared here; null where they can. */
export async function whyNotComparable(): Promise<string | null> {
  if (server.platform !== 'linux') return 'pictures were recorded on Linux';
  if (isRenewing) return null;
  const recorded = (await commands.readFile(MAJOR_FILE)).trim();
  if (recorded === chromiumMajor()) return null;
  return `pictures were recorded with Chromium ${recorded}, this is ${chromiumMajor()}`;
}

export async function recordMajor(): Promise<void> {
  await commands.writeFile(MAJOR_FILE, `${chromiumMajor()}\n`);
}

/**
 * Compares the page with the picture of that name.
 * @returns what is wrong, in words; null for nothing. Where pictures are renewed, one that is other is
 *   recorded instead.
 */
export async function differenceFrom(name: string): Promise<string | null> {
  const path = `${FOLDER}/${name}.png`;
  const recorded = await read(path);
  const actual = await stillPicture(recorded);
  if (actual === null) return null;
  const { problem, marked } = recorded
    ? compare(recorded, actual)
    : { problem: 'not recorded', marked: null };
  if (isRenewing) {
    await write(path, actual);
    return null;
  }
  await write(`${DIFFERENCES}/${name}.png`, actual);
  if (marked) await write(`${DIFFERENCES}/${name}-difference.png`, marked);
  return `${name}: ${problem} (see ${DIFFERENCES}; to record it anew: ${RENEW})`;
}

/**
 * The page, once it looks the same twice; null as soon as it looks as recorded.
 * @throws where it does not come to rest
 */
async function stillPicture(recorded: ReducedPicture | null): Promise<ReducedPicture | null> {
  let before = '';
  for (let shot = 0; shot < MOST_SHOTS; shot += 1) {
    await document.fonts.ready;
    hideKeyboard();
    const picture = await page.screenshot({ save: false, animations: 'disabled', caret: 'hide' });
    const actual = reduce(await decodePng(picture));
    if (recorded && compare(recorded, actual).problem === null) return null;
    if (picture === before) return actual;
    before = picture;
  }
  throw new Error('the page does not come to rest');
}

/** The ring of what has the focus is no part of a view; of a dialog it is. */
function hideKeyboard(): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLElement && !activeElement.closest('[role=dialog]')) {
    activeElement.blur();
  }
}

async function read(path: string): Promise<ReducedPicture | null> {
  const file = await commands.readFile(path, { encoding: 'base64' }).catch(() => null);
  return file === null ? null : reduce(await decodePng(file));
}

async function write(path: string, picture: ReducedPicture): Promise<void> {
  await commands.writeFile(path, await encodePng(picture), { encoding: 'base64' });
}

function chromiumMajor(): string {
  return /Chrome\/(\d+)/.exec(navigator.userAgent)?.[1] ?? 'unknown';
}
