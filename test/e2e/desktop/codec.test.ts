import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codec } from '../../support/electron/devalue.ts';

/** The text form has no place for a key of this name; no message of ours has one. */
const key = fc.string().filter((name) => name !== '__proto__');
const cloneable = fc.anything({
  key,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

test('what goes through the text of the stand-in is what structured clone makes of it', () => {
  fc.assert(
    fc.property(cloneable, (value) => {
      expect(codec.decode(codec.encode(value))).toStrictEqual(structuredClone(value));
    }),
  );
});
