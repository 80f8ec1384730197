import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blended, WHOLE } from '../../../../shared/building/blend.ts';

const part = fc.integer({ min: 0, max: 255 });
const inks = fc.tuple(part, part, part, part).map((bytes) => {
  return new Int32Array(Uint8Array.from(bytes).buffer)[0] ?? 0;
});
const weights = fc.integer({ min: 0, max: WHOLE });

function bytesOf(ink: number): number[] {
  return [...new Uint8Array(Int32Array.of(ink).buffer)];
}

/** The rule of compositing ("over"), in plain numbers. */
function layOver(under: number[], over: number[], weight: number): number[] {
  const [alpha = 0, below = 0] = [over, under].map((bytes) => (bytes[3] ?? 0) / 255);
  const above = (alpha * weight) / WHOLE;
  const both = above + below * (1 - above);
  const colours = [0, 1, 2].map((at) => {
    const sum = (over[at] ?? 0) * above + (under[at] ?? 0) * below * (1 - above);
    return both === 0 ? 0 : sum / both;
  });
  return [...colours, both * 255];
}

test('a colour laid over another one is that of the rule of compositing, to a hair', () => {
  fc.assert(
    fc.property(inks, inks, weights, (under, over, weight) => {
      const wished = layOver(bytesOf(under), bytesOf(over), weight);
      const got = bytesOf(blended(under, over, weight));
      const alpha = wished[3] ?? 0;
      expect(Math.abs((got[3] ?? 0) - alpha)).toBeLessThanOrEqual(2);
      // What is hardly there has no colour to speak of.
      const most = 4 + (2 * 255) / Math.max(1, alpha);
      for (const at of [0, 1, 2]) {
        const difference = Math.abs((got[at] ?? 0) - (wished[at] ?? 0));
        if (alpha > 8) expect(difference).toBeLessThanOrEqual(most);
      }
    }),
  );
});

test('what is opaque hides all below it, what weighs nothing changes no wall', () => {
  const opaque = Int32Array.of(0xff006fff)[0] ?? 0;
  fc.assert(
    fc.property(inks, (other) => {
      expect(blended(other, opaque, WHOLE)).toBe(opaque);
      expect(blended(opaque, other, 0)).toBe(opaque);
    }),
  );
});
