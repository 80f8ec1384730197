import type { Box } from '../../shared/building/box.ts';
import { type Door, rankOf } from '../../shared/building/door.ts';
import { formOf } from '../../shared/building/form.ts';
import { drawForm } from './draw-form.ts';
import type { Pixels } from './pixels.ts';
import { readStamp, type Stamp } from './stamp.ts';

/** How a mark looks, wherever it stands. */
export interface MarkLook {
  readonly look: Pick<Door, 'use' | 'protocol' | 'hasBoth' | 'isOwnerHidden'>;
  readonly isJoined: boolean;
  /** Whether it is in use but not asked for. */
  readonly isGhost: boolean;
  readonly color: string;
}

const MOST = 1000;
/** No mark is wider or higher, at whatever resolution. */
const MOST_SIDE = 1024;

/** Pictures of marks, made once for each look and size: thousands of marks have few of these. */
export class Stamps {
  readonly #ratio: number;
  readonly #pen: OffscreenCanvasRenderingContext2D;
  readonly #known = new Map<number, Stamp>();

  /** @param ratio pixels of the screen for each CSS pixel */
  constructor(ratio: number) {
    const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!pen) throw new Error('this browser has no canvas');
    this.#ratio = ratio;
    this.#pen = pen;
  }

  /**
   * Draws a mark.
   * @param box of the mark, in CSS pixels
   * @param weight as `Pixels` takes it
   */
  draw(pixels: Pixels, mark: MarkLook, box: Box, weight: number): void {
    const ratio = this.#ratio;
    const width = Math.max(1, Math.round(box.width * ratio));
    const height = Math.max(1, Math.round(box.height * ratio));
    const top = Math.round((box.y + box.height) * ratio) - height;
    pixels.stamp(this.#stamp(mark, width, height), Math.round(box.x * ratio), top, weight);
  }

  /** @param width and height of the mark, in pixels of the screen */
  #stamp(mark: MarkLook, width: number, height: number): Stamp {
    const key = (lookNumber(mark) * MOST_SIDE + width) * MOST_SIDE + height;
    const known = this.#known.get(key);
    if (known) return known;
    if (this.#known.size >= MOST) this.#known.clear();
    const stamp = this.#make(mark, width, height);
    this.#known.set(key, stamp);
    return stamp;
  }

  #make({ look, isJoined, color }: MarkLook, width: number, height: number): Stamp {
    const pen = this.#pen;
    const ratio = this.#ratio;
    Object.assign(pen.canvas, { width, height });
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    const box: Box = { x: 0, y: 0, width: width / ratio, height: height / ratio };
    drawForm(pen, formOf(look, box), color, isJoined);
    return readStamp(pen, width, height);
  }
}

/** A number of its own for every look. */
function lookNumber({ look, isJoined, isGhost }: MarkLook): number {
  const { use, protocol, hasBoth, isOwnerHidden } = look;
  const isUdp = protocol === 'udp' ? 1 : 0;
  const flags = isUdp + (hasBoth ? 2 : 0) + (isOwnerHidden ? 4 : 0) + (isJoined ? 8 : 0);
  return (rankOf(use) * 2 + (isGhost ? 1 : 0)) * 16 + flags;
}
