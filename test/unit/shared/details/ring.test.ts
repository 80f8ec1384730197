import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Ring } from '../../../../shared/details/ring.ts';

test('a ring keeps the last items in the order in which they came, and no more than it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 12 }), (items, capacity) => {
      const ring = new Ring<number>(capacity);
      for (const item of items) ring.add(item);
      expect(ring.toArray()).toEqual(items.slice(-capacity));
      expect(ring.size).toBe(Math.min(items.length, capacity));
    }),
  );
});
