import { describe, expect, test } from 'vitest';
import { compare } from '../../support/visual/compare.ts';
import { decodePng, encodePng } from '../../support/visual/png.ts';
import { reduce } from '../../support/visual/reduced.ts';

const SIDE = 200;

/** A ground with a word and a soft edge, as pages have them. */
function drawn(word: string, ground = '#151b28', ink = '#e9edf4'): ImageData {
  const pen = new OffscreenCanvas(SIDE, SIDE).getContext('2d');
  if (!pen) throw new Error('there is no canvas');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, SIDE, SIDE);
  pen.fillStyle = ink;
  pen.font = '20px sans-serif';
  pen.fillText(word, 10, 100);
  return pen.getImageData(0, 0, SIDE, SIDE);
}

/** Every colour that a picture can have, and then some more of the same. */
function colourful(): ImageData {
  const picture = new ImageData(SIDE, SIDE);
  for (let at = 0; at < SIDE * SIDE; at += 1) {
    picture.data.set([at & 255, (at >> 4) & 255, (at >> 8) & 255, 255], at * 4);
  }
  return picture;
}

async function kept(picture: ImageData) {
  return reduce(await decodePng(await encodePng(reduce(picture))));
}

describe('a recorded picture', () => {
  test.each([
    ['with words', drawn('portico')],
    ['of more colours than a file has', colourful()],
  ])('%s is read again as it was written', async (_, picture) => {
    expect(compare(await kept(picture), reduce(picture)).problem).toBe(null);
  });

  test('has the colours of ground and ink exactly', () => {
    const { palette, pixels } = reduce(drawn('portico'));
    expect(palette[pixels[0] ?? 0]).toEqual([0x15, 0x1b, 0x28]);
    expect(palette).toContainEqual([0xe9, 0xed, 0xf4]);
  });

  test.each([
    ['a letter', drawn('portica')],
    ['the colour of the ground, by little', drawn('portico', '#161d2b')],
    ['the colour of the words', drawn('portico', '#151b28', '#86aefc')],
    ['the size', new ImageData(SIDE, SIDE + 1)],
  ])('is told apart from one in which %s is other', (_, other) => {
    expect(compare(reduce(drawn('portico')), reduce(other)).problem).not.toBe(null);
  });
});
