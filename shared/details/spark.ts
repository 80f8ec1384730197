import type { Point } from './traffic-samples.ts';

/** The frame that a line is drawn in: its right edge is `until`, its left one `spanMs` before that. */
export interface SparkFrame {
  readonly width: number;
  readonly height: number;
  readonly spanMs: number;
  /** Milliseconds since 1970 UTC. */
  readonly until: number;
}

/**
 * A small line chart as the data of an SVG path: from 0 at the foot to the greatest value at the top.
 * @returns empty for fewer than two points in the frame
 */
export function sparkPath(points: readonly Point[], frame: SparkFrame): string {
  const { width, height, spanMs, until } = frame;
  const shown = points.filter(({ at }) => at >= until - spanMs && at <= until);
  if (shown.length < 2) return '';
  const most = shown.reduce((greatest, { value }) => Math.max(greatest, value), 0);
  return shown
    .map(({ at, value }, index) => {
      const x = width * (1 - (until - at) / spanMs);
      const y = most === 0 ? height : height * (1 - value / most);
      return `${index === 0 ? 'M' : 'L'}${rounded(x)} ${rounded(y)}`;
    })
    .join('');
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
