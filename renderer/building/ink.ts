import type { Ink } from '../../shared/building/blend.ts';

let pen: OffscreenCanvasRenderingContext2D | null = null;
const known = new Map<string, Ink>();

/** @param color as styles have them */
export function inkOf(color: string): Ink {
  const ink = known.get(color) ?? readInk(color);
  known.set(color, ink);
  return ink;
}

function readInk(color: string): Ink {
  pen ??= new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('this browser has no canvas');
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = color;
  pen.fillRect(0, 0, 1, 1);
  return new Int32Array(pen.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0;
}
