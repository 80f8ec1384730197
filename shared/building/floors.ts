import { boundsOf, type Range } from '../model/range.ts';

/** A port is floor × 1,024 + place: the three ranges fall on whole floors. */
export const FLOORS = 64;
export const DOORS_PER_FLOOR = 1024;
export const DOORS = FLOORS * DOORS_PER_FLOOR;
export const TOP_FLOOR = FLOORS - 1;

/** The floor of a port; 0 is the ground floor. */
export function floorOf(port: number): number {
  return Math.floor(port / DOORS_PER_FLOOR);
}

/** Which door of its floor a port is, from 0 to 1023. */
export function placeOf(port: number): number {
  return port % DOORS_PER_FLOOR;
}

export function portAt(floor: number, place: number): number {
  return floor * DOORS_PER_FLOOR + place;
}

/** Lowest and highest floor of a range, both included. */
export function floorsOf(range: Range): readonly [lowest: number, highest: number] {
  const { first, last } = boundsOf(range);
  return [floorOf(first), floorOf(last)];
}
