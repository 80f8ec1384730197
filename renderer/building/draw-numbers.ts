import type { Box } from '../../shared/building/box.ts';
import { toScreen } from '../../shared/building/camera.ts';
import { FLOORS, TOP_FLOOR } from '../../shared/building/floors.ts';
import { type Mark, NUMBER_LINE } from '../../shared/building/marks.ts';
import type { Pixels } from './pixels.ts';
import type { Walls } from './walls.ts';

const LEAST_NUMBER = 9;
const MOST_NUMBER = 14;
/** Height of a floor from which on every floor has its number. */
const NUMBER_ROOM = 14;
const NUMBERED = 8;
const SIDE_NUMBER = 11;
/** Between a number beside the wall and the wall. */
const SIDE_GAP = 6;
/** From where on a number would be cut at the edge of the picture. */
const SIDE_MARGIN = 5;

/** How large the number of a door is in a cell, in CSS pixels; null where it finds no room. */
function numberSize({ width, height }: Box): number | null {
  const size = Math.min(MOST_NUMBER, Math.max(LEAST_NUMBER, height * NUMBER_LINE - 2));
  // Five digits are about 2.9 times as wide as high.
  return width >= size * 2.9 + 1 && height * NUMBER_LINE >= LEAST_NUMBER - 1 ? size : null;
}

/** The numbers of all doors of the floor that is looked at, where they find room. */
export function drawDoorNumbers(pixels: Pixels, walls: Walls): void {
  const [first, last] = walls.stage.layoutOf(walls.sight).ports;
  for (let port = first; port <= last; port += 1) {
    drawDoorNumber(pixels, walls, port, walls.theme.ink3);
  }
}

/** The same for doors in use, which are easier to read. */
export function drawLitNumbers(pixels: Pixels, walls: Walls, marks: readonly Mark[]): void {
  if (walls.sight.floor === null) return;
  pixels.bound(walls.stage.frame);
  for (const { doors } of marks) {
    for (const { port } of doors) drawDoorNumber(pixels, walls, port, walls.theme.ink);
  }
  pixels.bound(null);
}

/** In the middle of the line at the top of its cell. */
function drawDoorNumber(pixels: Pixels, walls: Walls, port: number, color: string): void {
  const { stage, sight, numerals } = walls;
  const { frame } = stage;
  const cell = stage.cellOf(sight, port);
  if (!cell || cell.y + cell.height < frame.y || cell.y > frame.y + frame.height) return;
  if (cell.x + cell.width < frame.x || cell.x > frame.x + frame.width) return;
  const size = numberSize(cell);
  if (size === null) return;
  const x = cell.x + cell.width / 2;
  const y = cell.y + 1 + (cell.height * NUMBER_LINE) / 2;
  numerals.draw(pixels, port, { x, y, align: 'center', size, color });
}

/** On the left of floors their numbers, and of rows of doors too narrow for numbers that of the first. */
export function drawSideNumbers(pixels: Pixels, walls: Walls): void {
  const { stage, theme, numerals } = walls;
  const { frame } = stage;
  const place = { x: frame.x - SIDE_GAP, align: 'right', size: SIDE_NUMBER } as const;
  const bottom = frame.y + frame.height - SIDE_MARGIN;
  for (const [number, box] of walls.sight.floor === null ? floors(walls) : rows(walls)) {
    const y = box.y + box.height / 2;
    if (y < frame.y + SIDE_MARGIN || y > bottom) continue;
    numerals.draw(pixels, number, { ...place, y, color: theme.ink3 });
  }
}

function* floors({ stage, sight }: Walls): Generator<readonly [floor: number, box: Box]> {
  const { building, frame } = stage;
  const isRoomy = building.floorHeight * sight.camera.scale >= NUMBER_ROOM;
  for (let floor = 0; floor < FLOORS; floor += 1) {
    const isNumbered = floor % NUMBERED === 0 || floor === 1 || floor === TOP_FLOOR;
    if (!isNumbered && !isRoomy) continue;
    yield [floor, toScreen(frame, sight.camera, building.boxOfFloor(floor))];
  }
}

function* rows({ stage, sight }: Walls): Generator<readonly [port: number, cell: Box]> {
  const layout = stage.layoutOf(sight);
  const [first, last] = layout.ports;
  for (let port = first; port <= last; port += layout.rowLength(port)) {
    const cell = stage.cellOf(sight, port);
    if (cell && numberSize(cell) === null) yield [port, cell];
  }
}
