import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printableJson, visibleText } from '../../../../shared/text/visible.ts';
import { hostileText, rows } from '../../../support/arbitraries.ts';

/** What a terminal or a page takes for something else than a sign to be drawn. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

describe('text from the system is shown with all that is in it', () => {
  test.each([
    ['a right-to-left override', 'gpj\u202eexe', 'gpj‹U+202E›exe'],
    ['bidi isolates', '\u2066a\u2069', '‹U+2066›a‹U+2069›'],
    ['an ANSI colour', '\u001b[31mred', '‹U+001B›[31mred'],
    ['an eight-bit control', '\u009b31m', '‹U+009B›31m'],
    ['a zero-width space', 'ss\u200bhd', 'ss‹U+200B›hd'],
    ['a zero-width joiner', 'ss\u200dhd', 'ss‹U+200D›hd'],
    ['a byte-order mark', '\ufeffsshd', '‹U+FEFF›sshd'],
    ['a soft hyphen', 'ss\u00adhd', 'ss‹U+00AD›hd'],
    ['a letter that is drawn as nothing', 'sshd\u3164', 'sshd‹U+3164›'],
    ['a joiner that is drawn as nothing', 'ss\u034fhd', 'ss‹U+034F›hd'],
    ['line breaks and tabs', 'a\r\n\tb', 'a‹U+000D›‹U+000A›‹U+0009›b'],
    ['line separators', 'a\u2028b\u2029', 'a‹U+2028›b‹U+2029›'],
    ['a null', 'a\0b', 'a‹U+0000›b'],
    ['delete', 'a\u007f', 'a‹U+007F›'],
    ['a tag beyond the first plane', 'a\u{e0041}', 'a‹U+E0041›'],
  ])('%s', (_what, text, expected) => {
    expect(visibleText(text)).toBe(expected);
  });

  test('text that can be seen stays as it is, of whatever script', () => {
    const variant = '葛\u{e0100}';
    for (const text of ['', 'sshd: mika@pts/0', '名前 ポート', 'Ünïcode', 'دولاب', '🚪', variant]) {
      expect(visibleText(text)).toBe(text);
    }
  });

  test('nothing unseen is left, and shown text is not changed again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(UNSEEN);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });
});

describe('JSON for a terminal', () => {
  const values = fc.oneof(
    fc.jsonValue({ stringUnit: 'binary' }),
    rows,
    fc.dictionary(hostileText, hostileText),
  );

  test('is JSON of the same data', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(0, 2), (value, indent) => {
        const text = printableJson(value, indent);
        expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(value));
      }),
    );
  });

  test('is one line without a single unseen character', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(printableJson(value)).not.toMatch(UNSEEN);
      }),
    );
  });

  test('has line breaks of its own only where it is indented', () => {
    expect(printableJson({ name: 'a\nb\u202e' }, 2)).toBe('{\n  "name": "a\\nb\\u202e"\n}');
  });

  test('escapes what lies beyond the first plane as two', () => {
    expect(printableJson('\u{e0041}')).toBe('"\\udb40\\udc41"');
  });
});
