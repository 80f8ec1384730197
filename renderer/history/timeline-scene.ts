import type { Tick, TimeWindow } from '../../shared/history/time-window.ts';
import type { Lane, Timeline } from '../../shared/history/timeline.ts';
import type { Theme } from '../building/theme.ts';

export const LANE = 28;
/** Height of the line of times, and of the line of marks below it. */
export const AXIS = 26;
export const MARKS = 18;
export const HEAD = AXIS + MARKS;

export interface TimelineScene {
  readonly window: TimeWindow;
  readonly width: number;
  readonly height: number;
  /** How far the lanes are scrolled. */
  readonly top: number;
  readonly lanes: readonly Lane[];
  readonly timeline: Timeline;
  /** Up to which time is known what is still there. */
  readonly until: number;
  readonly ticks: readonly (Tick & { readonly label: string })[];
  readonly cursor: number | null;
  readonly hover: number | null;
  readonly theme: Theme;
}

export type Pen = CanvasRenderingContext2D;

/** Where a time stands. */
export function placeOf(time: number, { from, to }: TimeWindow, width: number): number {
  return ((time - from) / (to - from)) * width;
}

export function timeAt(x: number, { from, to }: TimeWindow, width: number): number {
  return from + (x / Math.max(1, width)) * (to - from);
}
