import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitText, foldAddress } from '../../../../shared/learn/fit-text.ts';

test('a text that has room stays whole, and one that has not shows that it is cut', () => {
  expect(fitText('webserver', 9)).toBe('webserver');
  expect(fitText('webserver', 8)).toBe('webserv…');
});

test('a Japanese letter takes the room of two', () => {
  expect(fitText('門番', 4)).toBe('門番');
  expect(fitText('門番', 3)).toBe('門…');
});

test('a short address stays on one line, a long one breaks behind its separators', () => {
  expect(foldAddress('192.0.2.10', 20)).toEqual(['192.0.2.10']);
  expect(foldAddress('[2001:db8:1234:5678:9abc:def0:1234:5678]', 22)).toEqual([
    '[2001:db8:1234:5678:',
    '9abc:def0:1234:5678]',
  ]);
});

test('no line of an address is longer than its room, and nothing of it is lost', () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV6(), fc.string()), fc.integer({ min: 8, max: 40 }), (text, room) => {
      const lines = foldAddress(text, room);
      expect(lines.join('')).toBe(text);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(room);
    }),
  );
});
