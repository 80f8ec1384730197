import { expect, test } from 'vitest';
import { languageOf } from '../../../electron/cli/language.ts';

test.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'en_GB.UTF-8' }, 'en'],
  [{ LANG: 'ja' }, 'ja'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'C' }, 'en'],
  [{ LANG: 'C.UTF-8', LC_MESSAGES: 'ja_JP.eucJP' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LC_ALL: 'ja_JP' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: '', LC_MESSAGES: '' }, 'ja'],
] as const)('%j is the language %s', (environment, language) => {
  expect(languageOf([], environment)).toBe(language);
});

test.each([
  [['--lang', 'ja'], 'ja'],
  [['--lang=ja'], 'ja'],
  [['watch', '--json', '--lang', 'ja'], 'ja'],
  [['explain', '80', '--lang=en'], 'en'],
])('%j goes before the environment', (args, language) => {
  const other = language === 'ja' ? 'en_US.UTF-8' : 'ja_JP.UTF-8';
  expect(languageOf(args, { LC_ALL: other })).toBe(language);
});

test.each([[['--lang', 'de']], [['--lang=']], [['--lang']], [['list']]])(
  '%j leaves it to the environment',
  (args) => {
    expect(languageOf(args, { LANG: 'ja_JP.UTF-8' })).toBe('ja');
  },
);

test('a word that is no option chooses no language', () => {
  expect(languageOf(['ja'], { LANG: 'C' })).toBe('en');
});

test('without a locale in the environment there is a language all the same', () => {
  expect(['en', 'ja']).toContain(languageOf([], {}));
});
