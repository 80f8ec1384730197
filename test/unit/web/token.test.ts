import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { Token } from '../../../electron/web/token.ts';

const { timingSafeEqual } = vi.hoisted(() => ({ timingSafeEqual: vi.fn<Compare>() }));
type Compare = typeof import('node:crypto').timingSafeEqual;

vi.mock(import('node:crypto'), async (importOriginal) => {
  const original = await importOriginal();
  timingSafeEqual.mockImplementation(original.timingSafeEqual);
  return { ...original, timingSafeEqual };
});

test('a token has 256 bits that fit into a URL', () => {
  expect(Buffer.from(new Token().text, 'base64url')).toHaveLength(32);
  expect(new Token().text).toMatch(/^[\w-]{43}$/);
});

test('no two runs have the same', () => {
  const texts = Array.from({ length: 100 }, () => new Token().text);
  expect(new Set(texts).size).toBe(100);
});

test('the token matches itself and no part or extension of itself', () => {
  const token = new Token();
  expect(token.matches(token.text)).toBe(true);
  expect(token.matches(token.text.slice(0, -1))).toBe(false);
  expect(token.matches(`${token.text}A`)).toBe(false);
  expect(token.matches(` ${token.text}`)).toBe(false);
  expect(token.matches('')).toBe(false);
});

test('no other text matches', () => {
  const token = new Token();
  fc.assert(fc.property(fc.string(), (guess) => !token.matches(guess)));
});

test('guesses of every length are compared in the same time: whole, as hashes of one length', () => {
  const token = new Token();
  for (const guess of ['', 'a', token.text, 'x'.repeat(10_000), 'ポート']) {
    timingSafeEqual.mockClear();
    token.matches(guess);
    expect(timingSafeEqual.mock.calls.map((sides) => sides.map((side) => side.byteLength))).toEqual(
      [[32, 32]],
    );
  }
});
