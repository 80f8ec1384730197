import { blended, type Ink, WHOLE } from '../../shared/building/blend.ts';
import type { Box } from '../../shared/building/box.ts';
import { RUN, type Stamp } from './stamp.ts';

/** Edges in whole pixels of the screen. */
interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A picture as pixels, put on a canvas all at once: thousands of lines and marks cost less than as many
 * strokes of a pen. Boxes are in CSS pixels; they are drawn in whole pixels of the screen, so that all is
 * sharp. What lies beside the picture is left out.
 */
export class Pixels {
  readonly width: number;
  readonly height: number;
  /** How many pixels of the screen a CSS pixel is. */
  readonly ratio: number;
  /** How thick a line is, in pixels of the screen. */
  readonly #line: number;
  readonly #image: ImageData;
  readonly #data: Int32Array;
  #bounds: Edges;

  /** @param width and height in pixels of the screen */
  constructor(width: number, height: number, ratio: number) {
    this.width = width;
    this.height = height;
    this.ratio = ratio;
    this.#line = Math.max(1, Math.round(ratio));
    this.#image = new ImageData(width, height);
    this.#data = new Int32Array(this.#image.data.buffer);
    this.#bounds = { left: 0, top: 0, right: width, bottom: height };
  }

  /** Starts over with an empty picture. */
  clear(): void {
    this.#data.fill(0);
    this.bound(null);
  }

  /** Leaves out what lies beside a box from here on; null: only what lies beside the picture. */
  bound(box: Box | null): void {
    this.#bounds = { left: 0, top: 0, right: this.width, bottom: this.height };
    if (box) this.#bounds = this.#edgesOf(box);
  }

  rect(box: Box, ink: Ink): void {
    this.#fill(this.#edgesOf(box), ink);
  }

  /** The lowest line within a box. */
  sill({ x, y, width, height }: Box, ink: Ink): void {
    const line = this.#line / this.ratio;
    const bottom = Math.round((y + height) * this.ratio) / this.ratio;
    this.rect({ x, y: bottom - line, width, height: line }, ink);
  }

  /** The rightmost line within a box. */
  side({ x, y, width, height }: Box, ink: Ink): void {
    const line = this.#line / this.ratio;
    const right = Math.round((x + width) * this.ratio) / this.ratio;
    this.rect({ x: right - line, y, width: line, height }, ink);
  }

  /** A line around a box, outside of it. */
  border(box: Box, ink: Ink): void {
    const ratio = this.ratio;
    const line = this.#line;
    const left = Math.round(box.x * ratio);
    const top = Math.round(box.y * ratio);
    const right = Math.round((box.x + box.width) * ratio);
    const bottom = Math.round((box.y + box.height) * ratio);
    this.#fill({ left: left - line, top: top - line, right: right + line, bottom: top }, ink);
    this.#fill({ left: left - line, top: bottom, right: right + line, bottom: bottom + line }, ink);
    this.#fill({ left: left - line, top, right: left, bottom }, ink);
    this.#fill({ left: right, top, right: right + line, bottom }, ink);
  }

  /** @param rows as wide as the picture; they repeat from its top */
  tile(box: Box, rows: readonly Int32Array[]): void {
    const { left, top, right, bottom } = this.#edgesOf(box);
    if (left >= right) return;
    const parts = rows.map((row) => row.subarray(left, right));
    for (let y = top; y < bottom; y += 1) {
      const part = parts[y % parts.length];
      if (part) this.#data.set(part, y * this.width + left);
    }
  }

  /**
   * @param left and top in pixels of the screen
   * @param weight from 0 to `WHOLE`
   */
  stamp(stamp: Stamp, left: number, top: number, weight = WHOLE): void {
    const { width, height, runs } = stamp;
    const { left: from, top: above, right, bottom } = this.#bounds;
    const isInside =
      left >= from && top >= above && left + width <= right && top + height <= bottom;
    if (runs && weight === WHOLE && isInside) this.#lay(runs, top * this.width + left);
    else this.#blend(stamp, left, top, weight);
  }

  #lay(runs: Int32Array, start: number): void {
    const data = this.#data;
    const { width } = this;
    for (let run = 0; run < runs.length; run += RUN) {
      const ink = runs[run + 3] ?? 0;
      const from = start + (runs[run] ?? 0) * width + (runs[run + 1] ?? 0);
      const end = from + (runs[run + 2] ?? 0);
      for (let at = from; at < end; at += 1) data[at] = ink;
    }
  }

  #blend({ width, height, pixels }: Stamp, left: number, top: number, weight: number): void {
    const bounds = this.#bounds;
    const target = this.#data;
    const fromX = Math.max(0, bounds.left - left);
    const toX = Math.min(width, bounds.right - left);
    const toY = Math.min(height, bounds.bottom - top);
    for (let y = Math.max(0, bounds.top - top); y < toY; y += 1) {
      const shift = (top + y) * this.width + left - y * width;
      const end = y * width + toX;
      for (let from = y * width + fromX; from < end; from += 1) {
        const pixel = pixels[from] ?? 0;
        if (pixel !== 0) target[from + shift] = blended(target[from + shift] ?? 0, pixel, weight);
      }
    }
  }

  /** Takes the place of all that is on the canvas. */
  put(context: CanvasRenderingContext2D): void {
    context.putImageData(this.#image, 0, 0);
  }

  #edgesOf({ x, y, width, height }: Box): Edges {
    const ratio = this.ratio;
    return this.#bounded({
      left: Math.round(x * ratio),
      top: Math.round(y * ratio),
      right: Math.round((x + width) * ratio),
      bottom: Math.round((y + height) * ratio),
    });
  }

  #bounded({ left, top, right, bottom }: Edges): Edges {
    const bounds = this.#bounds;
    return {
      left: Math.max(bounds.left, left),
      top: Math.max(bounds.top, top),
      right: Math.min(bounds.right, right),
      bottom: Math.min(bounds.bottom, bottom),
    };
  }

  #fill(edges: Edges, ink: Ink): void {
    const { left, top, right, bottom } = this.#bounded(edges);
    if (left >= right) return;
    const data = this.#data;
    for (let y = top; y < bottom; y += 1) {
      const start = y * this.width;
      data.fill(ink, start + left, start + right);
    }
  }
}
