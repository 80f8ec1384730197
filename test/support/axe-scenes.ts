import { afterEach, describe, expect, test } from 'vitest';
import type { Language } from '../../shared/model/language.ts';
import { violations } from './axe.ts';
import { emulate } from './emulate.ts';
import { FINDINGS_SCENES } from './findings-scenes.ts';
import { OPENED } from './opened-scenes.ts';
import {
  DETAILS,
  DIALOGS,
  EARLY_VIEWS,
  EMPTY_VIEWS,
  NO_MATCH,
  OLD_VIEWS,
  type Scene,
  VIEWS,
} from './scenes.ts';

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
/** Every rule on a whole page. */
const SLOW = { timeout: 60_000 };

/** Asks axe about every scene in that language, in one of the two schemes: colours are the same in each language. */
export function describeScenes(language: Language, scheme: 'dark' | 'light'): void {
  afterEach(() => emulate());

  describe(`axe finds nothing wrong in ${language}, ${scheme}, with`, () => {
    test.each(SCENES)('$name', SLOW, async (scene) => {
      await emulate({ scheme, motion: 'reduce' });
      await scene.open(language);
      expect((await violations()).join('\n')).toBe('');
    });
  });
}
