import { afterEach, describe, expect, test } from 'vitest';
import { contrastRatio, tokenColour } from '../../support/contrast.ts';
import { emulate, type Media } from '../../support/emulate.ts';
import { openPage } from '../../support/open-page.ts';

/** What windows and signs are drawn on, and what they are drawn in. */
const WALLS = ['wall', 'tower', 'lobby'];
const FORMS = [
  'any',
  'interface',
  'loopback',
  'connection',
  'opened',
  'changed',
  'closed',
  'accent',
];
const INKS = ['ink', 'ink-2', 'ink-3'];
const LEAST_FORM = 3;
const LEAST_TEXT = 4.5;

const THEMES: readonly Required<Media>[] = (['dark', 'light'] as const).flatMap((scheme) =>
  (['no-preference', 'more'] as const).map((contrast) => ({ scheme, contrast, motion: 'reduce' })),
);

afterEach(() => emulate());

describe.each(THEMES)('the building in the $scheme theme, contrast $contrast', (media) => {
  test.each([
    ['windows, signs and rings', FORMS, [...WALLS, 'hatch', 'cell'], LEAST_FORM],
    ['outlines', ['edge'], WALLS, LEAST_FORM],
    ['names and numbers, of doors on the hatching too', INKS, [...WALLS, 'hatch'], LEAST_TEXT],
  ])('%s stand out from what they are on', async (_, colours, grounds, least) => {
    await emulate(media);
    await openPage({ place: 'building', rows: [] });
    for (const ground of grounds) {
      for (const colour of colours) {
        const ratio = ratioOf(colour, ground);
        expect(ratio, `${colour} on ${ground}`).toBeGreaterThanOrEqual(least);
      }
    }
  });
});

function ratioOf(colour: string, ground: string): number {
  return contrastRatio(tokenColour(`building-${colour}`), tokenColour(`building-${ground}`));
}
