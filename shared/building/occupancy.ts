import type { Box } from './box.ts';

/** Width and height of a square, in CSS pixels. */
const SIDE = 2;

/**
 * Which places of an area are taken, in squares of two pixels: a box takes every square that it touches, so
 * what is called free is free to the pixel. Asking and taking cost the same however much is taken.
 */
export class Occupancy {
  readonly #area: Box;
  readonly #columns: number;
  readonly #rows: number;
  readonly #taken: Uint8Array;

  constructor(area: Box) {
    this.#area = area;
    this.#columns = Math.max(0, Math.ceil(area.width / SIDE));
    this.#rows = Math.max(0, Math.ceil(area.height / SIDE));
    this.#taken = new Uint8Array(this.#columns * this.#rows);
  }

  /** Takes a place; what of it lies beside the area does not matter. */
  take(box: Box): void {
    const right = this.#right(box);
    const bottom = this.#bottom(box);
    for (let row = this.#top(box); row < bottom; row += 1) {
      const start = row * this.#columns;
      for (let column = this.#left(box); column < right; column += 1) {
        this.#taken[start + column] = 1;
      }
    }
  }

  /** Whether nothing that was taken touches the box. */
  isFree(box: Box): boolean {
    const right = this.#right(box);
    const bottom = this.#bottom(box);
    for (let row = this.#top(box); row < bottom; row += 1) {
      const start = row * this.#columns;
      for (let column = this.#left(box); column < right; column += 1) {
        if (this.#taken[start + column] === 1) return false;
      }
    }
    return true;
  }

  #left({ x }: Box): number {
    return Math.max(0, Math.floor((x - this.#area.x) / SIDE));
  }

  #top({ y }: Box): number {
    return Math.max(0, Math.floor((y - this.#area.y) / SIDE));
  }

  #right({ x, width }: Box): number {
    return Math.min(this.#columns, Math.ceil((x + width - this.#area.x) / SIDE));
  }

  #bottom({ y, height }: Box): number {
    return Math.min(this.#rows, Math.ceil((y + height - this.#area.y) / SIDE));
  }
}
