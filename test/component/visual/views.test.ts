import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { emulate } from '../../support/emulate.ts';
import { TAKEN_AT } from '../../support/fake-status.ts';
import { FINDINGS_SCENES } from '../../support/findings-scenes.ts';
import { DETAILS, DIALOGS, NO_MATCH, OLD_VIEWS, type Scene, VIEWS } from '../../support/scenes.ts';
import {
  differenceFrom,
  isRenewing,
  recordMajor,
  whyNotComparable,
} from '../../support/visual/recorded.ts';
import { drawn, FAMILY, writeInOwnFont, writeInTestFont } from '../../support/visual/test-font.ts';
import { windowSize } from '../../support/window-size.ts';

const RECORDED = Object.keys(import.meta.glob('./recorded/*.png'));
/** Every two of width, theme and language meet in some picture of each scene. */
const LOOKS = {
  en: [
    { width: 640, height: 800, scheme: 'dark' },
    { width: 1024, height: 700, scheme: 'light' },
    { width: 1440, height: 810, scheme: 'dark' },
  ],
  ja: [
    { width: 640, height: 800, scheme: 'light' },
    { width: 1024, height: 700, scheme: 'dark' },
    { width: 1440, height: 810, scheme: 'light' },
  ],
} as const;
const LANGUAGES = ['en', 'ja'] as const;
const SCENES: readonly Scene[] = [
  ...VIEWS,
  ...DETAILS.filter(({ name }) => /listener|port/.test(name)),
  ...DIALOGS.filter(({ name }) => /palette|export/.test(name)),
  ...OLD_VIEWS.filter(({ name }) => /ephemeral/.test(name)),
  NO_MATCH,
  ...FINDINGS_SCENES.filter(({ name }) => /every look|^expected/.test(name)),
];
const CASES = SCENES.flatMap((scene) => LANGUAGES.map((language) => ({ scene, language })));

/** Three looks at a page each, on a machine that may be busy. */
const SLOW = { timeout: 60_000 };

let whyNot: string | null = null;

beforeAll(async () => {
  whyNot = await whyNotComparable();
  await writeInTestFont();
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: TAKEN_AT });
});

afterEach(async () => {
  vi.useRealTimers();
  document.documentElement.style.removeProperty('pointer-events');
  await windowSize(1200, 800);
  await emulate();
});

afterAll(async () => {
  writeInOwnFont();
  if (isRenewing && whyNot === null) await recordMajor();
});

test('the font of the pictures has Latin and Japanese letters', () => {
  // U+10FFFF is no character and never will be: it is drawn as what a font has for what it lacks.
  const missing = drawn('\u{10FFFF}', FAMILY);
  const letters = ['A', 'あ', '接', '続', 'ー'];
  const shapes = letters.map((letter) => drawn(letter, `"${FAMILY}"`));
  expect(shapes).not.toContain(missing);
  expect(new Set(shapes).size).toBe(letters.length);
  for (const letter of letters) {
    expect(drawn(letter, `"${FAMILY}", monospace`), letter).toBe(
      drawn(letter, `"${FAMILY}", serif`),
    );
  }
});

describe('recorded pictures', () => {
  beforeEach(({ skip }) => skip(whyNot !== null, whyNot ?? ''));

  test.each(CASES)('$scene.name in $language', SLOW, async ({ scene, language }) => {
    const [first] = LOOKS[language];
    await windowSize(first.width, first.height);
    await scene.open(language);
    // The pointer lies wherever the test before left it; the browser sees that nothing does under it when sizes change.
    document.documentElement.style.pointerEvents = 'none';
    await windowSize(first.width, first.height - 1);
    const differences: string[] = [];
    for (const look of LOOKS[language]) {
      await windowSize(look.width, look.height);
      await emulate({ scheme: look.scheme, contrast: 'no-preference', motion: 'reduce' });
      const problem = await differenceFrom(pictureName(scene, language, look));
      if (problem !== null) differences.push(problem);
    }
    expect(differences).toEqual([]);
  });

  test('no picture is kept that is compared with nothing', () => {
    const names = CASES.flatMap(({ scene, language }) =>
      LOOKS[language].map((look) => `./recorded/${pictureName(scene, language, look)}.png`),
    );
    expect(RECORDED.filter((path) => !names.includes(path))).toEqual([]);
  });
});

function pictureName(
  { name }: Scene,
  language: string,
  { width, scheme }: { readonly width: number; readonly scheme: string },
): string {
  return `${name.replaceAll(/\W+/g, '-')}-${width}-${scheme}-${language}`;
}
