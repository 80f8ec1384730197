import type { Box } from '../../shared/building/box.ts';
import { inkOf } from './ink.ts';
import type { Pixels } from './pixels.ts';

/** Between two lines, in CSS pixels. */
const STEP = 6;

/**
 * Hatched walls, made once for each colour of the wall as rows of pixels that are as wide as the picture: to
 * copy pieces of them costs much less in every frame than to hatch anew.
 */
export class Hatch {
  readonly #width: number;
  readonly #ratio: number;
  readonly #color: string;
  readonly #walls = new Map<string, readonly Int32Array[]>();

  /** @param pixels on which it will be drawn */
  constructor({ width, ratio }: Pixels, color: string) {
    this.#width = width;
    this.#ratio = ratio;
    this.#color = color;
  }

  /** Hatches boxes on walls of their colours, and draws a line around all of them together. */
  draw(
    pixels: Pixels,
    boxes: readonly Box[],
    colors: { readonly edge: string; readonly wall: (box: Box) => string },
  ): void {
    const edge = inkOf(colors.edge);
    // What of these lines lies between two boxes is covered by the walls that are drawn next.
    for (const box of boxes) pixels.border(box, edge);
    for (const box of boxes) pixels.tile(box, this.#wall(colors.wall(box)));
  }

  #wall(color: string): readonly Int32Array[] {
    const known = this.#walls.get(color);
    if (known) return known;
    const { side, pixels } = hatchTile(color, this.#color, this.#ratio);
    const wall = Array.from({ length: side }, (_, y) => {
      return Int32Array.from({ length: this.#width }, (_, x) => pixels[y * side + (x % side)] ?? 0);
    });
    this.#walls.set(color, wall);
    return wall;
  }
}

function hatchTile(
  wall: string,
  color: string,
  ratio: number,
): { readonly side: number; readonly pixels: Int32Array } {
  const side = Math.max(2, Math.round(STEP * ratio));
  const pen = new OffscreenCanvas(side, side).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('this browser has no canvas');
  pen.fillStyle = wall;
  pen.fillRect(0, 0, side, side);
  pen.strokeStyle = color;
  pen.lineWidth = ratio * 1.2;
  for (const shift of [-side, 0, side]) {
    pen.beginPath();
    pen.moveTo(shift - 1, -1);
    pen.lineTo(shift + side + 1, side + 1);
    pen.stroke();
  }
  return { side, pixels: new Int32Array(pen.getImageData(0, 0, side, side).data.buffer) };
}
