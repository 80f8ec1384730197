/** A picture of at most 256 colours: an index into `palette` for every pixel, row by row. */
export interface ReducedPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue of each colour. */
  readonly palette: readonly (readonly [number, number, number])[];
  readonly pixels: Uint8Array;
}

const MOST_COLOURS = 256;
/** So many colours, those of grounds, lines and words, stay as they are. */
const EXACT_COLOURS = 64;
/** The others, of the edges of letters, are rounded to multiples of this. */
const STEP = 32;

/** The picture in fewer colours, the same for the same picture: it takes a fraction of the bytes. */
export function reduce({ width, height, data }: ImageData): ReducedPicture {
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  let start = 0;
  for (let at = 0; at < colours.length; at += 1) {
    const byte = at * 4;
    const colour = ((data[byte] ?? 0) << 16) | ((data[byte + 1] ?? 0) << 8) | (data[byte + 2] ?? 0);
    colours[at] = colour;
    // Most of a picture is of the same colour as what stands before it.
    const before = colours[start] ?? 0;
    if (colour === before) continue;
    counts.set(before, (counts.get(before) ?? 0) + at - start);
    start = at;
  }
  const last = colours[start] ?? 0;
  counts.set(last, (counts.get(last) ?? 0) + colours.length - start);
  const { palette, places } = paletteOf(counts);
  return { width, height, palette: palette.map(parts), pixels: placesOf(colours, places) };
}

function placesOf(colours: Uint32Array, places: ReadonlyMap<number, number>): Uint8Array {
  const pixels = new Uint8Array(colours.length);
  let before = -1;
  let place = 0;
  for (let at = 0; at < colours.length; at += 1) {
    const colour = colours[at] ?? 0;
    if (colour !== before) place = places.get(colour) ?? 0;
    before = colour;
    pixels[at] = place;
  }
  return pixels;
}

/** @returns the colours, and which of them stands for each colour of the picture */
function paletteOf(counts: ReadonlyMap<number, number>) {
  const byUse = [...counts].sort(([a, uses], [b, others]) => others - uses || a - b);
  const palette: number[] = [];
  const places = new Map<number, number>();
  for (const [index, [colour]] of byUse.entries()) {
    const wanted = index < EXACT_COLOURS ? colour : rounded(colour);
    const known = palette.indexOf(wanted);
    if (known >= 0) places.set(colour, known);
    else if (palette.length < MOST_COLOURS) places.set(colour, palette.push(wanted) - 1);
    else places.set(colour, nearest(wanted, palette));
  }
  return { palette, places };
}

function rounded(colour: number): number {
  const [red, green, blue] = parts(colour).map((part) =>
    Math.min(255, Math.round(part / STEP) * STEP),
  );
  return ((red ?? 0) << 16) | ((green ?? 0) << 8) | (blue ?? 0);
}

function nearest(colour: number, palette: readonly number[]): number {
  const distances = palette.map((other) => distance(parts(colour), parts(other)));
  return distances.indexOf(Math.min(...distances));
}

/** How far two colours are apart in that of red, green and blue in which they differ most. */
export function distance(
  [red, green, blue]: readonly [number, number, number],
  other: readonly [number, number, number],
): number {
  return Math.max(Math.abs(red - other[0]), Math.abs(green - other[1]), Math.abs(blue - other[2]));
}

function parts(colour: number): readonly [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}
