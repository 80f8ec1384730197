import { type Box, isInside } from './box.ts';
import { Occupancy } from './occupancy.ts';

/** A mark that wants a label. */
export interface LabelWish {
  readonly anchor: Box;
  /** Texts that would do, the best first. */
  readonly texts: readonly string[];
}

export interface Label {
  readonly text: string;
  readonly box: Box;
  /** Which wish it fulfils. */
  readonly wish: number;
}

export interface LabelRoom {
  /** Where labels may stand. */
  readonly bounds: Box;
  /** Of a line of text. */
  readonly height: number;
  /** Width of a text. */
  readonly measure: (text: string) => number;
}

/** Between a mark and its label. */
const SPACE = 3;
/** No text is narrower: where not even this finds room, none needs to be measured. */
const LEAST_WIDTH = 6;
/** How far above or below the middle of its mark a label may stand, the best place first. */
const SHIFTS = [0, 4, -4];

/**
 * Puts labels beside their marks where there is room: no label overlaps another one or an obstacle, and
 * all lie within the bounds. Who finds no room gets none.
 * @param wishes the most important first
 * @param obstacles all marks
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  obstacles: readonly Box[],
  room: LabelRoom,
): Label[] {
  const taken = new Occupancy(room.bounds);
  for (const obstacle of obstacles) taken.take(obstacle);
  const labels: Label[] = [];
  for (const [wish, { anchor, texts }] of wishes.entries()) {
    const label = firstFree(anchor, texts, taken, room);
    if (!label) continue;
    taken.take(withSpace(label.box));
    labels.push({ ...label, wish });
  }
  return labels;
}

/** Two texts side by side would read as one. */
function withSpace({ x, y, width, height }: Box): Box {
  return { x: x - 2 * SPACE, y, width: width + 4 * SPACE, height };
}

function firstFree(
  anchor: Box,
  texts: readonly string[],
  taken: Occupancy,
  { bounds, height, measure }: LabelRoom,
): Omit<Label, 'wish'> | null {
  const isFree = (box: Box): boolean => isInside(box, bounds) && taken.isFree(box);
  const places = placesFor(anchor, LEAST_WIDTH, height);
  if (!places.some(isFree)) return null;
  for (const text of texts) {
    const box = placesFor(anchor, measure(text), height).find(isFree);
    if (box) return { text, box };
  }
  return null;
}

/** Where a label of a width may stand beside its mark, the best place first. */
function placesFor(anchor: Box, width: number, height: number): Box[] {
  const middle = anchor.y + anchor.height / 2 - height / 2;
  const sides = [anchor.x + anchor.width + SPACE, anchor.x - SPACE - width];
  return SHIFTS.flatMap((shift) => sides.map((x) => ({ x, y: middle + shift, width, height })));
}
