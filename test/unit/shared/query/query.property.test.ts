import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completions } from '../../../../shared/query/complete.ts';
import { KEY_NAMES } from '../../../../shared/query/key-names.ts';
import { parseQuery } from '../../../../shared/query/parse.ts';
import { printQuery } from '../../../../shared/query/print.ts';
import { rows } from '../../../support/arbitraries.ts';
import { finds, queryOf } from '../../../support/query.ts';
import { NOW, pieces } from './naive.ts';

const KNOWN = () => ['node', 'two words', '=odd', '*', 'a,b', 'say "hi"', 'ｗｉｄｅ', '(x)'];

/** Texts like those that are typed: keys, values, signs of the language, and anything. */
const bits = fc.oneof(
  fc.constantFrom(...KEY_NAMES).map((key) => `${key}:`),
  fc.constantFrom(...'"()-,:=*<> ', '\u3000', '：', '＂', '（', 'or', ' or ', 'OR', '""', '\n'),
  fc.constantFrom('80', '3000-3999', '10.0.0.0/8', 'fe80::/10', '::1', '[::1]:80', '5m', 'tcp'),
  fc.constantFrom(
    'listen',
    '待ち受け',
    'http://x',
    'dead:beef',
    '--eager',
    '\u0301',
    'ｶﾞ',
    '⑴',
    '´',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const texts = fc.oneof(
  fc.array(bits, { maxLength: 12 }).map((parts) => parts.join('')),
  fc.array(bits, { maxLength: 6 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'binary' }),
);

test('no text at all makes the parser throw, and an error is within the text', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseQuery(text);
      if ('query' in parsed) return;
      const { from, to, given } = parsed.error;
      expect(0 <= from && from < to && to <= text.length).toBe(true);
      expect(text.slice(from, to)).toBe(given);
    }),
    { numRuns: 2000 },
  );
});

test('what is printed is read as the same query again', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        texts,
        pieces.map(({ text }) => text),
      ),
      (text) => {
        const parsed = parseQuery(text);
        if ('error' in parsed) return;
        const printed = printQuery(parsed.query);
        expect(queryOf(printed)).toEqual(parsed.query);
        expect(printQuery(queryOf(printed))).toBe(printed);
      },
    ),
    { numRuns: 2000 },
  );
});

test('a query finds what a filter finds that is written down plainly', () => {
  fc.assert(
    fc.property(pieces, rows, (piece, row) => {
      expect(finds(piece.text, row, NOW)).toBe(piece.isMeant(row, NOW));
    }),
    { numRuns: 1500 },
  );
});

test('what can be completed is within the text, and a value that was taken is none that is wrong', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (text, place) => {
      const caret = place % (text.length + 1);
      for (const { from, to, insert, key, value } of completions(text, caret, KNOWN)) {
        expect(0 <= from && from <= to && to <= text.length).toBe(true);
        if (value !== null) expect(queryOf(`${key}:${insert}`)).toMatchObject({ kind: 'key', key });
      }
    }),
  );
});

test.each([
  ['words', 'ssh '],
  ['parentheses', '('],
  ['closing ones', ')'],
  ['signs', '-'],
  ['negations', '-('],
  ['quotation marks', '"'],
  ['alternatives', 'a or '],
  ['values', 'port:1,'],
  ['colons', ':'],
  ['groups of an address', 'dead:'],
  ['letters', 'a'],
  ['combining marks', '\u0301'],
  ['wide letters', 'ｶﾞ'],
])('a query of 10,000 characters is read as quickly as any other: %s', (_name, part) => {
  const text = part.repeat(Math.ceil(10_000 / part.length));
  for (let round = 0; round < 20; round += 1) parseQuery(text);
  const parsed = parseQuery(`port:1${text}`);
  expect('query' in parsed || 'error' in parsed).toBe(true);
});
