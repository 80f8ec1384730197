import fc from 'fast-check';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { DamagedFeed, offerOf } from '../../../../electron/desktop/update/offer.ts';
import { LONGEST_NOTES, updateStateSchema } from '../../../../shared/update/update.ts';

const SHA512 = `${'A'.repeat(86)}==`;
const FILE = { url: 'portico.AppImage', sha512: SHA512, size: 5 };

test('whatever a server says is an offer of the contract, or a damaged feed', () => {
  const lists = fc.oneof(
    fc.anything(),
    fc.record({
      version: fc.oneof(fc.constant('1.2.3'), fc.string()),
      files: fc.array(fc.oneof(fc.constant(FILE), fc.anything()), { maxLength: 3 }),
      releaseNotes: fc.oneof(fc.string({ maxLength: 30_000 }), fc.anything()),
    }),
  );
  fc.assert(
    fc.property(lists, (list) => {
      try {
        expect(v.is(updateStateSchema, { kind: 'found', offer: offerOf(list) })).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(DamagedFeed);
      }
    }),
  );
});

test('notes become plain lines, and long ones are cut with a mark', () => {
  const notes = (releaseNotes: unknown) =>
    offerOf({ version: '1.0.0', files: [FILE], releaseNotes }).notes;
  expect(notes('a\r\nb\rc\td\n\n')).toBe('a\nb\nc  d');
  expect(
    notes([
      { version: '1.0.0', note: 'x' },
      { version: '0.9.0', note: null },
    ]),
  ).toBe('1.0.0\nx\n\n0.9.0');
  for (const none of [undefined, null, '', '  \n']) expect(notes(none)).toBeNull();
  const long = notes('n'.repeat(LONGEST_NOTES + 9));
  expect(long).toBe(`${'n'.repeat(LONGEST_NOTES)}…`);
});

test('the size is told where all files have the same one', () => {
  const size = (...sizes: unknown[]) =>
    offerOf({ version: '1.0.0', files: sizes.map((bytes) => ({ ...FILE, size: bytes })) }).bytes;
  expect([size(5), size(5, 5), size(5, 6), size(undefined)]).toEqual([5, 5, null, null]);
});

test('a file without a whole SHA-512 in base64 is not offered', () => {
  for (const sha512 of [undefined, '', SHA512.slice(1), 'a'.repeat(128)]) {
    const list = { version: '1.0.0', files: [FILE, { ...FILE, sha512 }] };
    expect(() => offerOf(list)).toThrow(DamagedFeed);
  }
});
