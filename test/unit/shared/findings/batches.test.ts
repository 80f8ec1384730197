import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_NAMED } from '../../../../shared/api/finding-commands.ts';
import { LARGEST_CLIENT_MESSAGE } from '../../../../shared/api/messages.ts';
import { batches } from '../../../../shared/findings/batches.ts';

const names = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 900 }), {
  maxLength: 500,
});

test('every name is in one part, in the order that was given', () => {
  fc.assert(
    fc.property(names, (all) => {
      expect(batches(all).flat()).toEqual(all);
    }),
  );
});

test('every part fits into one command and one message', () => {
  fc.assert(
    fc.property(names, (all) => {
      for (const keys of batches(all)) {
        const message = { type: 'request', id: 1e9, command: 'removeRules', argument: { keys } };
        expect(keys.length).toBeLessThanOrEqual(MOST_NAMED);
        expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThanOrEqual(
          LARGEST_CLIENT_MESSAGE,
        );
      }
    }),
  );
});

test('ids as short as they are go in one part, two hundred of them', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `${index}`.padStart(11, '0'));
  expect(batches(ids)).toHaveLength(1);
});

test('no names are no parts', () => {
  expect(batches([])).toEqual([]);
});
