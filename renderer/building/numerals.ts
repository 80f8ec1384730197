import type { Pixels } from './pixels.ts';
import { readStamp, type Stamp } from './stamp.ts';

/** Where a number stands, in CSS pixels. */
export interface NumberPlace {
  /** Its middle, or its right end. */
  readonly x: number;
  /** Its middle. */
  readonly y: number;
  readonly align: 'center' | 'right';
  readonly size: number;
  readonly color: string;
}

/** Digits of one size and colour. */
interface Digits {
  /** Width of each digit, in pixels of the screen. */
  readonly widths: readonly number[];
  /** By digit and place between two pixels, as far as they were needed. */
  readonly stamps: (Stamp | undefined)[];
  readonly font: string;
  readonly color: string;
  readonly height: number;
}

const BASE = 10;
/** Digits stand as evenly as text does: on quarters of a pixel. */
const PHASES = 4;
/** Sizes go by halves of a pixel, so that zooming makes few of them. */
const SIZES = 2;
const MOST = 64;

/** Numbers made of digits that are drawn once: a floor has a thousand, in every frame of a zoom. */
export class Numerals {
  readonly #family: string;
  readonly #ratio: number;
  readonly #pen: OffscreenCanvasRenderingContext2D;
  readonly #known = new Map<string, Map<number, Digits>>();
  /** Those of the number being drawn, the last digit first. */
  readonly #places = new Uint8Array(BASE);

  constructor(family: string, ratio: number) {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('this browser has no canvas');
    this.#family = family;
    this.#ratio = ratio;
    this.#pen = pen;
  }

  /** @param value a whole number from 0 to 65535 */
  draw(pixels: Pixels, value: number, { x, y, align, size, color }: NumberPlace): void {
    const digits = this.#digits(Math.round(size * SIZES) / SIZES, color);
    const places = this.#places;
    let count = 0;
    let width = 0;
    let rest = value;
    do {
      const digit = rest % BASE;
      places[count] = digit;
      width += digits.widths[digit] ?? 0;
      count += 1;
      rest = (rest - digit) / BASE;
    } while (rest > 0);
    let left = x * this.#ratio - (align === 'center' ? width / 2 : width);
    const top = Math.round(y * this.#ratio - digits.height / 2);
    for (let place = count - 1; place >= 0; place -= 1) {
      const digit = places[place] ?? 0;
      const step = Math.round(left * PHASES);
      const phase = step & (PHASES - 1);
      pixels.stamp(this.#stamp(digits, digit, phase), (step - phase) / PHASES, top);
      left += digits.widths[digit] ?? 0;
    }
  }

  #digits(size: number, color: string): Digits {
    const ofColor = this.#known.get(color) ?? new Map<number, Digits>();
    this.#known.set(color, ofColor);
    const known = ofColor.get(size);
    if (known) return known;
    if (ofColor.size >= MOST) ofColor.clear();
    const font = `${size * this.#ratio}px ${this.#family}`;
    this.#pen.font = font;
    const widths = Array.from({ length: BASE }, (_, digit) => {
      return this.#pen.measureText(`${digit}`).width;
    });
    const height = 2 * Math.ceil(size * this.#ratio * 0.7);
    const digits = { widths, stamps: [], font, color, height };
    ofColor.set(size, digits);
    return digits;
  }

  #stamp(digits: Digits, digit: number, phase: number): Stamp {
    const key = digit * PHASES + phase;
    const known = digits.stamps[key];
    if (known) return known;
    const { font, color, height, widths } = digits;
    const width = Math.ceil(widths[digit] ?? 0) + 1;
    const pen = this.#pen;
    Object.assign(pen.canvas, { width, height });
    Object.assign(pen, { font, fillStyle: color, textBaseline: 'middle' });
    pen.fillText(`${digit}`, phase / PHASES, height / 2);
    const stamp = readStamp(pen, width, height);
    digits.stamps[key] = stamp;
    return stamp;
  }
}
