import { type Door, isOpen, type Use } from '../../shared/building/door.ts';
import { DOORS_PER_FLOOR, floorOf, placeOf, TOP_FLOOR } from '../../shared/building/floors.ts';

/** Sizes of the small building, in CSS pixels. */
export const FLOOR = 5;
export const LOBBY_ROWS = 8;
const LOBBY_ROW = 7;
export const GAP = 4;
/** Where the lobby begins, from the top of the building. */
export const LOBBY_TOP = TOP_FLOOR * FLOOR + 2 * GAP;
export const LOBBY_HEIGHT = LOBBY_ROWS * LOBBY_ROW;
export const BUILDING_HEIGHT = LOBBY_TOP + LOBBY_HEIGHT;
const MARK = 5;

/** The top of a floor above the lobby. */
export function topOf(floor: number): number {
  const below = floor < floorOf(49_152) ? GAP : 0;
  return (TOP_FLOOR - floor) * FLOOR + below;
}

/** Open doors as one path for each use; those of a use that fall on one spot are drawn once. */
export function litPaths(doors: readonly Door[], width: number): ReadonlyMap<Use, string> {
  const spots = new Map<Use, Set<string>>();
  for (const door of doors) {
    if (!isOpen(door)) continue;
    const marks = spots.get(door.use) ?? new Set();
    marks.add(markOf(door, width));
    spots.set(door.use, marks);
  }
  return new Map([...spots].map(([use, marks]) => [use, [...marks].join('')]));
}

function markOf({ port, use }: Door, width: number): string {
  const { x, bottom, high } = spotOf(port, width);
  const tall = use === 'loopback' ? Math.max(4, high / 2) : high;
  const step = use === 'any' ? `M${x - 2} ${bottom}h${MARK + 4}v1.5h${-MARK - 4}z` : '';
  return `M${x} ${bottom - tall}h${MARK}v${tall}h${-MARK}z${step}`;
}

function spotOf(port: number, width: number): { x: number; bottom: number; high: number } {
  const floor = floorOf(port);
  const perRow = floor === 0 ? DOORS_PER_FLOOR / LOBBY_ROWS : DOORS_PER_FLOOR;
  const share = (placeOf(port) % perRow) / perRow;
  const x = Math.round(share * (width - MARK - 4)) + 2;
  if (floor > 0) return { x, bottom: topOf(floor) + FLOOR, high: FLOOR };
  const row = Math.floor(port / perRow);
  return { x, bottom: LOBBY_TOP + (row + 1) * LOBBY_ROW - 1, high: LOBBY_ROW - 1 };
}
