import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfSyntaxError } from '../../../../shared/findings/syntax-error.ts';

test.each([
  ['', 1, 1],
  ['  ', 1, 3],
  ['[1,]', 1, 4],
  ['[,]', 1, 2],
  ['{"a":1,}', 1, 8],
  ['{"a" 1}', 1, 6],
  ['{a:1}', 1, 2],
  ['[1 2]', 1, 4],
  ['[1}', 1, 3],
  ['[1]]', 1, 4],
  ['1,2', 1, 2],
  ['[01]', 1, 2],
  ['{\n  "a": tru\n}', 2, 8],
  ['{\n  "a": "b\n}', 2, 8],
  ['{\n  "a": "\\x"\n}', 2, 8],
  ['{\n  "a": 1 // why\n}', 2, 10],
  ["{ 'a': 1 }", 1, 3],
  ['{ "a": 1', 1, 9],
])('%j stops being JSON in line %i, column %i', (text, line, column) => {
  expect(() => JSON.parse(text)).toThrow();
  expect(placeOfSyntaxError(text)).toEqual({ line, column });
});

test('what is cut off JSON is told where it was cut, if it is not JSON anyway', () => {
  fc.assert(
    fc.property(fc.array(fc.json()), fc.nat(), (values, at) => {
      const text = `[${values.join(',')}]`;
      const cut = text.slice(0, at % text.length);
      const { line, column } = placeOfSyntaxError(cut);
      // Inside a text, a number or a word it is the beginning of that.
      const rest = cut
        .split('\n')
        .slice(line - 1)
        .join('\n')
        .slice(column - 1);
      expect(rest).toMatch(/^(?:$|"|-|[\d.eE+-]+$|t|f|n)/u);
    }),
  );
});
