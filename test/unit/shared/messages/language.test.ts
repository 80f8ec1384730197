import { expect, test } from 'vitest';
import { en } from '../../../../shared/messages/en.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import { messagesIn, pickLanguage } from '../../../../shared/messages/language.ts';
import { LANGUAGES } from '../../../../shared/model/language.ts';

test.each([
  [['ja'], 'ja'],
  [['ja-JP'], 'ja'],
  [['JA-jp'], 'ja'],
  [['ja_JP.UTF-8'], 'ja'],
  [['ja.eucJP'], 'ja'],
  [['ja@modifier'], 'ja'],
  [['en-GB', 'ja'], 'en'],
  [['de-DE', 'ja-JP', 'en'], 'ja'],
  [['fr', 'de'], 'en'],
  [['C.UTF-8', 'ja_JP'], 'ja'],
  [['C'], 'en'],
  [['POSIX'], 'en'],
  [['jav', 'jax-JP'], 'en'],
  [[''], 'en'],
  [['__proto__', 'constructor'], 'en'],
  [[], 'en'],
])('of %j the language is %s', (preferred, language) => {
  expect(pickLanguage(preferred)).toBe(language);
});

test('each language has its own texts, and says which it is', () => {
  expect([messagesIn('en'), messagesIn('ja')]).toEqual([en, ja]);
  for (const language of LANGUAGES) expect(messagesIn(language).locale).toBe(language);
});
