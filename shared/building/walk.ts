import type { Door } from './door.ts';
import { DOORS, DOORS_PER_FLOOR, floorOf, placeOf, portAt } from './floors.ts';

/** A step of somebody who walks from door to door. */
export type Step =
  | 'left'
  | 'right'
  | 'up'
  | 'down'
  | 'lit-left'
  | 'lit-right'
  | 'lit-up'
  | 'lit-down'
  | 'floor-start'
  | 'floor-end'
  | 'far-up'
  | 'far-down';

const FAR = 8;

/**
 * The door one comes to; the same one at the end of the way.
 * @param lit the doors in use, in the order of their ports
 * @param floorRow how many doors stand in a row of the floor that is looked at: up and down lead to its next
 * row; null where the whole building is
 */
export function walk(
  port: number,
  step: Step,
  lit: readonly Door[],
  floorRow: number | null,
): number {
  switch (step) {
    case 'left':
      return within(port - 1) ?? port;
    case 'right':
      return within(port + 1) ?? port;
    case 'up':
      return (floorRow === null ? floorsAway(port, 1) : rowAway(port, -1, floorRow)) ?? port;
    case 'down':
      return (floorRow === null ? floorsAway(port, -1) : rowAway(port, 1, floorRow)) ?? port;
    case 'lit-left':
      return lit.findLast((door) => door.port < port)?.port ?? port;
    case 'lit-right':
      return lit.find((door) => door.port > port)?.port ?? port;
    case 'lit-up':
      return litFloor(port, lit, 1) ?? port;
    case 'lit-down':
      return litFloor(port, lit, -1) ?? port;
    case 'floor-start':
      return portAt(floorOf(port), 0);
    case 'floor-end':
      return portAt(floorOf(port), DOORS_PER_FLOOR - 1);
    case 'far-up':
      return floorsAway(port, FAR) ?? portAt(floorOf(DOORS - 1), placeOf(port));
    case 'far-down':
      return floorsAway(port, -FAR) ?? placeOf(port);
  }
}

function within(port: number): number | null {
  return port >= 0 && port < DOORS ? port : null;
}

function floorsAway(port: number, floors: number): number | null {
  return within(port + floors * DOORS_PER_FLOOR);
}

/** The rows of a floor go down; below the last one is the first one of the floor below. */
function rowAway(port: number, rows: number, length: number): number | null {
  const next = port + rows * length;
  if (next >= 0 && floorOf(next) === floorOf(port)) return next;
  const floor = floorOf(port) - rows;
  const row = rows > 0 ? 0 : DOORS_PER_FLOOR / length - 1;
  return within(portAt(floor, row * length + (port % length)));
}

/** On the next floor with a lit door, the one nearest to being above or below this one. */
function litFloor(port: number, lit: readonly Door[], by: 1 | -1): number | null {
  const here = floorOf(port);
  const beyond = lit.filter((door) => (floorOf(door.port) - here) * by > 0);
  const first = by > 0 ? beyond[0] : beyond.at(-1);
  if (!first) return null;
  const floor = floorOf(first.port);
  const distance = (door: Door) => Math.abs(placeOf(door.port) - placeOf(port));
  return beyond
    .filter((door) => floorOf(door.port) === floor)
    .reduce((best, door) => (distance(door) < distance(best) ? door : best)).port;
}
