import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortId } from '../../../../shared/findings/short-id.ts';

test('a name has eleven digits of base 32, whatever the text is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(shortId(text)).toMatch(/^[\da-v]{11}$/);
    }),
  );
});

test('the same text has the same name in every version', () => {
  expect(['', 'new-listener 8080/tcp path /usr/bin/doorkeeper'].map(shortId)).toEqual([
    'ipegmavv09d',
    '4uj8ouuuvbo',
  ]);
});

test('a hundred thousand texts that differ little have as many names', () => {
  const names = new Set<string>();
  for (let port = 0; port < 50_000; port += 1) {
    names.add(shortId(`new-listener ${port}/tcp path /usr/bin/node`));
    names.add(shortId(`new-listener ${port}/udp path /usr/bin/node`));
  }
  expect(names.size).toBe(100_000);
});
