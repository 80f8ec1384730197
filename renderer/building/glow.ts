import type { Box } from '../../shared/building/box.ts';
import type { Pixels } from './pixels.ts';
import { readStamp, type Stamp } from './stamp.ts';

/** How far light reaches from a window, in CSS pixels. */
const REACH = 9;
const MOST = 200;

/** Soft light around lit windows, as they are seen from outside by night. */
export class Glow {
  readonly #strength: number;
  readonly #lights = new Map<string, Stamp>();

  /** @param strength from 0 to 1 */
  constructor(strength: number) {
    this.#strength = strength;
  }

  /** @param window on the screen, in CSS pixels */
  draw(pixels: Pixels, { x, y, width, height }: Box, color: string): void {
    const { ratio } = pixels;
    const light = this.#light(
      color,
      Math.round((width + 2 * REACH) * ratio),
      Math.round((height + 2 * REACH) * ratio),
    );
    pixels.stamp(light, Math.round((x - REACH) * ratio), Math.round((y - REACH) * ratio));
  }

  #light(color: string, width: number, height: number): Stamp {
    const key = `${width} ${height} ${color}`;
    const known = this.#lights.get(key);
    if (known) return known;
    if (this.#lights.size >= MOST) this.#lights.clear();
    const pen = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('this browser has no canvas');
    const gradient = pen.createRadialGradient(0, 0, 0, 0, 0, 1);
    gradient.addColorStop(0, color);
    gradient.addColorStop(1, 'transparent');
    pen.globalAlpha = this.#strength;
    pen.setTransform(width / 2, 0, 0, height / 2, width / 2, height / 2);
    pen.fillStyle = gradient;
    pen.fillRect(-1, -1, 2, 2);
    const light = readStamp(pen, width, height);
    this.#lights.set(key, light);
    return light;
  }
}
