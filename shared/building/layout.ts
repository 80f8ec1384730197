import { type Range, rangeOf } from '../model/range.ts';
import type { Box, Point } from './box.ts';
import { DOORS_PER_FLOOR, floorOf, floorsOf, placeOf, portAt, TOP_FLOOR } from './floors.ts';

/** Where doors are, before any zoom. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Least and greatest zoom. */
  readonly scales: readonly [least: number, most: number];
  /** Lowest and highest port that are in it. */
  readonly ports: readonly [first: number, last: number];
  /** How many doors stand in the row of a port. */
  rowLength(port: number): number;
  /** Where a door is; null for one that is not in this picture. */
  cellOf(port: number): Box | null;
  /** The door at a place; null beside the building. */
  portAt(point: Point): number | null;
}

/** One row of doors, or a part of it. */
export interface Run {
  readonly first: number;
  readonly last: number;
  readonly box: Box;
}

const LOBBY_COLUMNS = 64;
const LOBBY_ROWS = DOORS_PER_FLOOR / LOBBY_COLUMNS;
/** Least height of a row: a mark and the line below it have room. */
const LEAST_ROW = 5.2;
/** A folded building is higher than its frame anyway: there all forms of windows can be told apart. */
const LEAST_FOLDED_ROW = 8.5;
const LEAST_LOBBY_ROW = 8;
const MOST_LOBBY_ROW = 14;
/** Share of the height that the lobby gets if there is room. */
const LOBBY_SHARE = 0.2;
const ROOF = 5;
const GAP = 6;
const STEPS = 8;
const FOLDED_ROWS = 4;
export const MOST_BUILDING_SCALE = 6;
const MOST_FLOOR_SCALE = 5;
const LEAST_FLOOR_ROW = 19;
/** Doors in a row of a floor that is looked at, and where that leaves no room for their numbers. */
const FLOOR_COLUMNS = 32;
const NARROW_FLOOR_COLUMNS = 16;
/** Least width of a door with its number. */
const NUMBERED_DOOR = 28;

/** The whole building: 63 floors of one row (four where it is folded) above a lobby of 16 rows. */
export class BuildingLayout implements Layout {
  readonly width: number;
  readonly height: number;
  readonly scales = [1, MOST_BUILDING_SCALE] as const;
  readonly ports = [0, portAt(TOP_FLOOR, DOORS_PER_FLOOR - 1)] as const;
  /** Rows of every floor above the lobby. */
  readonly rows: number;
  /** Height of a floor above the lobby. */
  readonly floorHeight: number;
  readonly lobbyTop: number;
  readonly #lobbyRow: number;

  /** The building is as high as `height`, or higher where its rows would become too low. */
  constructor(width: number, height: number, isFolded: boolean) {
    this.width = width;
    this.rows = isFolded ? FOLDED_ROWS : 1;
    const least = isFolded ? LEAST_FOLDED_ROW : LEAST_ROW;
    const wished = (height * LOBBY_SHARE) / LOBBY_ROWS;
    this.#lobbyRow = Math.min(MOST_LOBBY_ROW, Math.max(LEAST_LOBBY_ROW, wished));
    const rest = height - ROOF - GAP - STEPS - this.#lobbyRow * LOBBY_ROWS;
    this.floorHeight = Math.max(least * this.rows, rest / TOP_FLOOR);
    this.lobbyTop = ROOF + TOP_FLOOR * this.floorHeight + GAP;
    this.height = this.lobbyTop + this.#lobbyRow * LOBBY_ROWS + STEPS;
  }

  rowLength(port: number): number {
    return floorOf(port) === 0 ? LOBBY_COLUMNS : DOORS_PER_FLOOR / this.rows;
  }

  cellOf(port: number): Box {
    const length = this.rowLength(port);
    const row = Math.floor(placeOf(port) / length);
    const { y, height } = this.boxOfFloor(floorOf(port));
    const rowHeight = (height * length) / DOORS_PER_FLOOR;
    const width = this.width / length;
    return { x: (port % length) * width, y: y + row * rowHeight, width, height: rowHeight };
  }

  portAt({ x, y }: Point): number | null {
    if (x < 0 || x >= this.width) return null;
    const floor = y >= this.lobbyTop ? 0 : TOP_FLOOR - Math.floor((y - ROOF) / this.floorHeight);
    if (floor < 0 || floor > TOP_FLOOR) return null;
    const box = this.boxOfFloor(floor);
    if (y < box.y || y >= box.y + box.height) return null;
    const length = this.rowLength(portAt(floor, 0));
    return portAt(floor, 0) + placeInRows({ x, y: y - box.y }, box, length);
  }

  boxOfFloor(floor: number): Box {
    const { width, floorHeight } = this;
    if (floor === 0) return { x: 0, y: this.lobbyTop, width, height: this.#lobbyRow * LOBBY_ROWS };
    return { x: 0, y: ROOF + (TOP_FLOOR - floor) * floorHeight, width, height: floorHeight };
  }

  boxOfRange(range: Range): Box {
    const [lowest, highest] = floorsOf(range);
    const { x, y, width } = this.boxOfFloor(highest);
    const bottom = this.boxOfFloor(lowest);
    return { x, y, width, height: bottom.y + bottom.height - y };
  }
}

/** One floor: 32 rows of 32 doors, from the top left; 64 rows of 16 where there is little room. */
export class FloorLayout implements Layout {
  readonly width: number;
  readonly height: number;
  readonly #columns: number;
  readonly scales = [1, MOST_FLOOR_SCALE] as const;
  readonly ports: readonly [first: number, last: number];

  constructor(width: number, height: number, floor: number) {
    this.width = width;
    const isNarrow = width < FLOOR_COLUMNS * NUMBERED_DOOR;
    this.#columns = isNarrow ? NARROW_FLOOR_COLUMNS : FLOOR_COLUMNS;
    this.height = Math.max(height, LEAST_FLOOR_ROW * this.#rows);
    this.ports = [portAt(floor, 0), portAt(floor, DOORS_PER_FLOOR - 1)];
  }

  get #rows(): number {
    return DOORS_PER_FLOOR / this.#columns;
  }

  rowLength(): number {
    return this.#columns;
  }

  cellOf(port: number): Box | null {
    const [first, last] = this.ports;
    if (port < first || port > last) return null;
    const columns = this.#columns;
    const width = this.width / columns;
    const height = this.height / this.#rows;
    const row = Math.floor(placeOf(port) / columns);
    return { x: (port % columns) * width, y: row * height, width, height };
  }

  portAt({ x, y }: Point): number | null {
    if (x < 0 || x >= this.width || y < 0 || y >= this.height) return null;
    return this.ports[0] + placeInRows({ x, y }, this, this.#columns);
  }
}

/** The doors from `first` to `last` (both included) as boxes of whole or partial rows, exactly. */
export function runsOf(layout: Layout, first: number, last: number): Run[] {
  const runs: Run[] = [];
  const end = Math.min(last, layout.ports[1]);
  let from = Math.max(first, layout.ports[0]);
  while (from <= end) {
    const length = layout.rowLength(from);
    const to = Math.min(end, from - (from % length) + length - 1);
    const [a, b] = [layout.cellOf(from), layout.cellOf(to)];
    if (a && b) {
      const box = { x: a.x, y: a.y, width: b.x + b.width - a.x, height: a.height };
      runs.push({ first: from, last: to, box });
    }
    from = to + 1;
  }
  return runs;
}

/** Which door is at a point of a floor of so many doors a row; rounding never leads out of the floor. */
function placeInRows(
  { x, y }: Point,
  { width, height }: { readonly width: number; readonly height: number },
  length: number,
): number {
  const rows = DOORS_PER_FLOOR / length;
  const row = Math.min(rows - 1, Math.floor((y / height) * rows));
  const column = Math.min(length - 1, Math.floor((x / width) * length));
  return row * length + column;
}

/** The same runs, those that stand upon each other on whole floors of one range joined. */
export function blocksOf(runs: readonly Run[]): Run[] {
  const blocks: Run[] = [];
  for (const run of runs) {
    const below = blocks.at(-1);
    if (below && isUpon(below, run)) blocks[blocks.length - 1] = joined(below, run);
    else blocks.push(run);
  }
  return blocks;
}

function isUpon(below: Run, run: Run): boolean {
  return (
    rangeOf(below.first) === rangeOf(run.first) &&
    placeOf(below.first) === 0 &&
    placeOf(run.first) === 0 &&
    placeOf(below.last) === placeOf(run.last)
  );
}

function joined(below: Run, { last, box }: Run): Run {
  const height = below.box.y + below.box.height - box.y;
  return { first: below.first, last, box: { ...box, height } };
}
