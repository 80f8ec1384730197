/** A small picture that is put in many places. */
export interface Stamp {
  /** In pixels of the screen. */
  readonly width: number;
  readonly height: number;
  readonly pixels: Int32Array;
  /**
   * The same as pieces of rows, `RUN` numbers each: row, column, length and colour. Only where no pixel is
   * half transparent: such a picture is put without a look at what is below.
   */
  readonly runs: Int32Array | null;
}

export const RUN = 4;
const OPAQUE = 255;

/** Takes what was drawn from the top left corner of a canvas. */
export function readStamp(
  pen: OffscreenCanvasRenderingContext2D,
  width: number,
  height: number,
): Stamp {
  const pixels = new Int32Array(pen.getImageData(0, 0, width, height).data.buffer);
  return { width, height, pixels, runs: runsOf(pixels, width) };
}

function runsOf(pixels: Int32Array, width: number): Int32Array | null {
  if (pixels.some((pixel) => pixel !== 0 && pixel >>> 24 !== OPAQUE)) return null;
  const runs: number[] = [];
  for (const [at, ink] of pixels.entries()) {
    if (ink === 0) continue;
    const column = at % width;
    if (column > 0 && ink === pixels[at - 1]) runs[runs.length - 2] = (runs.at(-2) ?? 0) + 1;
    else runs.push((at - column) / width, column, 1, ink);
  }
  return Int32Array.from(runs);
}
