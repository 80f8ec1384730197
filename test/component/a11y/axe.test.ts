import { afterEach, describe, expect, test } from 'vitest';
import { violations } from '../../support/axe.ts';
import { emulate } from '../../support/emulate.ts';
import { FINDINGS_SCENES } from '../../support/findings-scenes.ts';
import { openPage } from '../../support/open-page.ts';
import { OPENED } from '../../support/opened-scenes.ts';
import {
  DETAILS,
  DIALOGS,
  EARLY_VIEWS,
  EMPTY_VIEWS,
  NO_MATCH,
  OLD_VIEWS,
  type Scene,
  VIEWS,
} from '../../support/scenes.ts';

const SCENES: readonly Scene[] = [
  ...VIEWS,
  ...EMPTY_VIEWS,
  ...EARLY_VIEWS,
  ...OLD_VIEWS,
  ...DETAILS,
  ...DIALOGS,
  NO_MATCH,
  ...OPENED,
  ...FINDINGS_SCENES,
];
const CASES = SCENES.flatMap((scene) =>
  (['en', 'ja'] as const).map((language) => ({ scene, language })),
);
/** Every rule on a whole page. */
const SLOW = { timeout: 60_000 };

afterEach(() => emulate());

test('axe finds what is wrong: a button without a name, a text that is too pale', async () => {
  await openPage({ rows: [] });
  const wrong = document.createElement('main');
  wrong.append(document.createElement('button'), 'pale');
  wrong.style.cssText = 'position: fixed; inset: 0; z-index: 99; background: #fff; color: #ddd';
  document.getElementById('app')?.append(wrong);
  const found = await violations();
  expect(found.join('\n')).toMatch(/^button-name/m);
  expect(found.join('\n')).toMatch(/^color-contrast/m);
});

describe('axe finds nothing wrong with', () => {
  test.each(CASES)('$scene.name in $language', SLOW, async ({ scene, language }) => {
    await scene.open(language);
    // The one language by night, the other by day: colours are the same in both.
    await emulate({ scheme: language === 'en' ? 'dark' : 'light', motion: 'reduce' });
    expect((await violations()).join('\n')).toBe('');
  });
});
