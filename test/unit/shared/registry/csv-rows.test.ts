import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvRows } from '../../../../shared/registry/csv-rows.ts';
import { RowMalformed } from '../../../../shared/registry/row-malformed.ts';

function cellsOf(text: string): (readonly string[])[] {
  return [...csvRows(text)].map(({ cells }) => cells);
}

function quoted(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}

test('cells are set apart by commas, rows by either kind of line end', () => {
  expect(cellsOf('a,b\r\n,\nc,"d"\n')).toEqual([
    ['a', 'b'],
    ['', ''],
    ['c', 'd'],
  ]);
});

test('a quoted cell can have commas, quotes and lines', () => {
  expect(cellsOf('"a,""b""","c\r\nd"\n')).toEqual([['a,"b"', 'c\r\nd']]);
});

test('each row tells the line it begins in', () => {
  const rows = [...csvRows('a\n"b\n\nc",d\n\ne\n')];
  expect(rows.map(({ line }) => line)).toEqual([1, 2, 6]);
});

test.each([
  ['a quote within a cell', 'a\nb"c,d\n', 2, 'quote-inside'],
  ['something behind a quoted cell', 'a\n"b"c\n', 2, 'after-quote'],
  ['a quoted cell without an end', 'a\n\nb,"c\nd\n', 3, 'quote-open'],
  ['a last line without an end', 'a\nb', 2, 'cut'],
  ['a line that ends in CR alone', 'a\rb\n', 1, 'after-quote'],
])('%s is refused with its line and why', (_, text, line, fault) => {
  expect(() => cellsOf(text)).toThrow(RowMalformed);
  expect(() => cellsOf(text)).toThrow(expect.objectContaining({ line, fault }));
});

test('whatever is quoted comes back', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é', '港') });
  const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom('\n', '\r\n'), (cells, lineEnd) => {
      const text = cells.map((row) => row.map(quoted).join(',') + lineEnd).join('');
      expect(cellsOf(text)).toEqual(cells);
    }),
  );
});

test('any text is read or refused with a line that it has', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r') }), (text) => {
      try {
        cellsOf(text);
      } catch (error) {
        if (!(error instanceof RowMalformed)) throw error;
        expect(error.line).toBeGreaterThan(0);
        expect(error.line).toBeLessThanOrEqual(text.split('\n').length);
      }
    }),
  );
});
