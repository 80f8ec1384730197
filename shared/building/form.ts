import type { Box } from './box.ts';
import type { Door, Use } from './door.ts';

/** Least width and height of a mark, in CSS pixels. */
export const LEAST_MARK = 4;
const MARK_WIDTH = 9;
const MOST_WIDTH = 16;
const MOST_HEIGHT = 24;
/** How far the step comes out on each side of its window. */
const STEP_OUT = 1.5;

/** How high a window is, as a share of the door. */
const HEIGHTS: Readonly<Record<Use, number>> = {
  any: 1,
  interface: 1,
  'link-local': 0.75,
  loopback: 0.5,
  connection: 1,
};

/** The parts of a mark on the screen. */
export interface Form {
  readonly window: Box;
  /** Before a window through which all may come. */
  readonly step: Box | null;
  /** Cut out of the window where a second protocol uses the door. */
  readonly notch: Box | null;
  readonly isRound: boolean;
  readonly isDashed: boolean;
}

/** Where the mark of a door stands, given where the door is: on the door's sill, in its middle. */
export function markBox(cell: Box, use: Use): Box {
  const room = Math.max(LEAST_MARK, cell.height - 1.5);
  const height = Math.min(MOST_HEIGHT, room);
  // A row of doors that are wider than a mark keeps every mark to its own door.
  const least = cell.width >= LEAST_MARK + 2 ? Math.min(MARK_WIDTH, cell.width) : MARK_WIDTH;
  const wide = Math.min(MOST_WIDTH, Math.max(least, cell.width * 0.5), Math.max(least, height));
  const width = use === 'connection' ? Math.max(LEAST_MARK, wide / 3) : wide;
  return {
    x: cell.x + (cell.width - width) / 2,
    y: cell.y + cell.height - 0.5 - height,
    width,
    height,
  };
}

/** How a door looks inside its mark's box. */
export function formOf(
  {
    use,
    protocol,
    hasBoth,
    isOwnerHidden,
  }: Pick<Door, 'use' | 'protocol' | 'hasBoth' | 'isOwnerHidden'>,
  box: Box,
): Form {
  const isSlit = use === 'connection';
  const step = use === 'any' ? Math.max(1.5, box.height * 0.16) : 0;
  const inset = isSlit || box.width < LEAST_MARK + 2 * STEP_OUT ? 0 : STEP_OUT;
  const height = Math.max(LEAST_MARK, box.height * HEIGHTS[use] - (step > 0 ? step + 0.5 : 0));
  const bottom = box.y + box.height - (step > 0 ? step + 0.5 : 0);
  const window = {
    x: box.x + inset,
    y: bottom - height,
    width: box.width - 2 * inset,
    height,
  };
  const side = Math.max(1.5, window.width * 0.34);
  return {
    window,
    step:
      step > 0 ? { x: box.x, y: box.y + box.height - step, width: box.width, height: step } : null,
    notch: hasBoth
      ? { x: window.x + window.width - side, y: window.y, width: side, height: side }
      : null,
    isRound: protocol === 'udp',
    isDashed: isOwnerHidden,
  };
}
