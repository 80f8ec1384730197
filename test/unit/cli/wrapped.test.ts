import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { wrapped } from '../../../electron/cli/output/wrapped.ts';

const ENGLISH =
  'etcd keeps everything that a cluster knows, its secrets too (--client-cert-auth asks for one).';
const JAPANESE =
  'ファイルが欠けています。名前が 12 件しかありません（11,000 件以上あるはずです）。';

test('without a terminal a text stays on one line', () => {
  expect(wrapped(ENGLISH, 2, null)).toEqual([`  ${ENGLISH}`]);
});

test.each([ENGLISH, JAPANESE])(
  'lines fit, have the indent, and together say the text: %s',
  (text) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 120 }),
        fc.integer({ min: 0, max: 8 }),
        (width, indent) => {
          const lines = wrapped(text, indent, width);
          for (const line of lines) {
            expect(stringWidth(line)).toBeLessThanOrEqual(width);
            expect(line.slice(0, indent).trim()).toBe('');
            expect(line.trimEnd()).toBe(line);
          }
          const said = lines.map((line) => line.trim()).join('');
          expect(said.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        },
      ),
    );
  },
);

test('no line begins with a closing sign, and no word is broken', () => {
  for (let width = 24; width < 100; width += 1) {
    for (const line of wrapped(JAPANESE, 0, width)) expect(line).not.toMatch(/^[。、）]/);
    const words = new Set(ENGLISH.split(' '));
    for (const word of wrapped(ENGLISH, 0, width).join(' ').split(' ')) {
      expect(words).toContain(word);
    }
  }
});
