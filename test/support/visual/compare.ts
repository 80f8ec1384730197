import { distance, type ReducedPicture } from './reduced.ts';

/** From here on a pixel is of another colour, and not one that was rounded another way. */
const STRONG = 40;
/** The share of pixels that may be strongly, and at all, other than recorded: edges of a few letters. */
const MOST_STRONG = 0.0005;
const MOST_SLIGHT = 0.02;

export interface Difference {
  /** In words; null where the pictures are the same. */
  readonly problem: string | null;
  /** White where they are the same, grey where slightly and red where strongly other. */
  readonly marked: ReducedPicture;
}

/** The most colours that a palette has. */
const SIDE = 256;

const MARKS = [
  [255, 255, 255],
  [160, 160, 160],
  [220, 0, 0],
] as const;

/** Compares pictures that were reduced in the same way. */
export function compare(recorded: ReducedPicture, actual: ReducedPicture): Difference {
  const { width, height } = actual;
  const pixels = new Uint8Array(width * height);
  const marked = { width, height, palette: MARKS, pixels };
  if (recorded.width !== width || recorded.height !== height) {
    const problem = `${width} × ${height} instead of ${recorded.width} × ${recorded.height} pixels`;
    return { problem, marked };
  }
  const counts = [0, 0, 0];
  const marks = marksOf(recorded.palette, actual.palette);
  for (let at = 0; at < pixels.length; at += 1) {
    const mark = marks[(recorded.pixels[at] ?? 0) * SIDE + (actual.pixels[at] ?? 0)] ?? 0;
    pixels[at] = mark;
    counts[mark] = (counts[mark] ?? 0) + 1;
  }
  const [, slight = 0, strong = 0] = counts.map((count) => count / pixels.length);
  const isSame = strong <= MOST_STRONG && slight + strong <= MOST_SLIGHT;
  return {
    problem: isSame ? null : `${percent(strong)} other, ${percent(slight)} slightly`,
    marked,
  };
}

type Colour = ReducedPicture['palette'][number];

/** The mark of every two colours of two palettes, that of the one in rows. */
function marksOf(recorded: readonly Colour[], actual: readonly Colour[]): Uint8Array {
  const marks = new Uint8Array(SIDE * SIDE);
  for (const [row, one] of recorded.entries()) {
    for (const [column, other] of actual.entries()) marks[row * SIDE + column] = markOf(one, other);
  }
  return marks;
}

function markOf(recorded: Colour, actual: Colour): 0 | 1 | 2 {
  const apart = distance(recorded, actual);
  if (apart > STRONG) return 2;
  return apart > 0 ? 1 : 0;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)} %`;
}
