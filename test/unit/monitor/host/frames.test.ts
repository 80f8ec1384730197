import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FrameReader, frameOf } from '../../../../electron/monitor/host/frames.ts';

/** What our messages are made of, and more: all that can be cloned. */
const values = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withTypedArray: true,
});

/** The bytes in pieces, cut wherever `cuts` say. */
function inPieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...places].map((from, at) => bytes.subarray(from, places[at] ?? bytes.length));
}

describe('values over a stream', () => {
  test('arrive whole and in order, however the stream cuts them', () => {
    fc.assert(
      fc.property(fc.array(values), fc.array(fc.nat()), (sent, cuts) => {
        const reader = new FrameReader();
        const pieces = inPieces(Buffer.concat(sent.map(frameOf)), cuts);
        expect(pieces.flatMap((piece) => reader.take(piece))).toEqual(structuredClone(sent));
      }),
    );
  });

  test('arrive as soon as their last byte is there', () => {
    const reader = new FrameReader();
    const bytes = Buffer.concat([frameOf('one'), frameOf('two')]);
    expect(reader.take(bytes.subarray(0, -1))).toEqual(['one']);
    expect(reader.take(bytes.subarray(-1))).toEqual(['two']);
  });

  test('a length that none of ours has is an error, and not waited for', () => {
    const reader = new FrameReader();
    expect(() => reader.take(Buffer.from('GET / HTTP/1.1'))).toThrow(RangeError);
  });

  test('what cannot be cloned is refused where it is sent', () => {
    expect(() => frameOf({ act: () => {} })).toThrow(/could not be cloned/);
  });
});
