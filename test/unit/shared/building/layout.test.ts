import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centreOf, isInside, overlaps } from '../../../../shared/building/box.ts';
import { DOORS, floorOf, floorsOf, portAt } from '../../../../shared/building/floors.ts';
import {
  BuildingLayout,
  blocksOf,
  FloorLayout,
  type Layout,
  runsOf,
} from '../../../../shared/building/layout.ts';
import { RANGES } from '../../../../shared/model/range.ts';
import { ports } from '../../../support/arbitraries.ts';
import { sizes } from './make-door.ts';

const buildings = sizes.map(
  ({ width, height, isFolded }) => new BuildingLayout(width, height, isFolded),
);
const layouts: fc.Arbitrary<Layout> = fc.oneof(
  buildings,
  fc
    .record({ size: sizes, floor: fc.integer({ min: 0, max: 63 }) })
    .map(({ size, floor }) => new FloorLayout(size.width, size.height, floor)),
);

test('the three ranges fall on whole floors', () => {
  expect(RANGES.map(({ range }) => floorsOf(range))).toEqual([
    [0, 0],
    [1, 47],
    [48, 63],
  ]);
  for (const { range, first, last } of RANGES) {
    const [lowest, highest] = floorsOf(range);
    expect([portAt(lowest, 0), portAt(highest, 1023)]).toEqual([first, last]);
  }
});

test('the door in the middle of a cell is the one whose cell it is', () => {
  fc.assert(
    fc.property(layouts, ports, (layout, port) => {
      const cell = layout.cellOf(port);
      const isIn = port >= layout.ports[0] && port <= layout.ports[1];
      expect(cell !== null).toBe(isIn);
      if (cell) expect(layout.portAt(centreOf(cell))).toBe(port);
    }),
  );
});

test('no two doors share a place, and all are within the picture', () => {
  fc.assert(
    fc.property(buildings, ports, ports, (building, a, b) => {
      const shrunk = (port: number) => {
        const { x, y, width, height } = building.cellOf(port);
        return { x: x + 0.001, y: y + 0.001, width: width - 0.002, height: height - 0.002 };
      };
      const whole = { x: 0, y: 0, width: building.width, height: building.height };
      expect(isInside(shrunk(a), whole)).toBe(true);
      if (a !== b) expect(overlaps(shrunk(a), shrunk(b))).toBe(false);
    }),
  );
});

test('beside the building there is no door', () => {
  const building = new BuildingLayout(1024, 800, false);
  const { lobbyTop, width, height } = building;
  expect(building.portAt({ x: -1, y: 400 })).toBeNull();
  expect(building.portAt({ x: width, y: 400 })).toBeNull();
  expect(building.portAt({ x: 5, y: 0 })).toBeNull();
  expect(building.portAt({ x: 5, y: lobbyTop - 2 })).toBeNull();
  expect(building.portAt({ x: 5, y: height - 1 })).toBeNull();
});

test('a floor is one row, or four where it is folded; the lobby is taller, its doors wider', () => {
  for (const [isFolded, rows] of [
    [false, 1],
    [true, 4],
  ] as const) {
    const building = new BuildingLayout(800, 700, isFolded);
    expect(building.rowLength(5000) * rows).toBe(1024);
    expect(building.cellOf(5120).y).toBe(building.boxOfFloor(5).y);
    expect(building.boxOfFloor(0).height).toBeGreaterThan(building.boxOfFloor(1).height);
    expect(building.cellOf(80).width).toBeGreaterThan(building.cellOf(5000).width);
  }
});

test('a floor that is looked at has 32 doors a row, or 16 where there is too little room for numbers', () => {
  expect(new FloorLayout(1000, 700, 5).rowLength()).toBe(32);
  const narrow = new FloorLayout(500, 700, 5);
  expect(narrow.rowLength()).toBe(16);
  expect(narrow.cellOf(5120)?.width).toBeGreaterThan(28);
  expect(narrow.height).toBeGreaterThan(700);
});

test('floors go up from the lobby', () => {
  const building = new BuildingLayout(800, 700, false);
  for (let floor = 1; floor < 64; floor += 1) {
    expect(building.boxOfFloor(floor).y).toBeLessThan(building.boxOfFloor(floor - 1).y);
  }
});

describe('a dynamic range', () => {
  test('is covered door by door, and nothing beside it', () => {
    fc.assert(
      fc.property(layouts, ports, ports, ports, (layout, a, b, port) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const cell = layout.cellOf(port);
        if (!cell) return;
        const { x, y } = centreOf(cell);
        const boxes = blocksOf(runsOf(layout, first, last)).map(({ box }) => box);
        const isCovered = boxes.some(
          (box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
        );
        expect(isCovered).toBe(port >= first && port <= last);
      }),
    );
  });

  test('that of Linux ends inside of floor 59', () => {
    const building = new BuildingLayout(1024, 900, false);
    const runs = runsOf(building, 32768, 60999);
    const top = runs.at(-1);
    expect(top && [top.first, top.last, floorOf(top.last)]).toEqual([60416, 60999, 59]);
    expect(top?.box.width).toBeCloseTo(60999 - 60416 + 1);
    expect(runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(28232);
  });

  test('is drawn as few blocks, parted where the range changes', () => {
    const building = new BuildingLayout(1024, 900, false);
    const blocks = blocksOf(runsOf(building, 32768, 60999));
    expect(blocks.map(({ first, last }) => [first, last])).toEqual([
      [32768, 49151],
      [49152, 60415],
      [60416, 60999],
    ]);
  });
});

test('every door is somewhere in the building', () => {
  const building = new BuildingLayout(900, 600, true);
  const places = new Set<string>();
  for (let port = 0; port < DOORS; port += 1) {
    const { x, y } = building.cellOf(port);
    places.add(`${x.toFixed(3)} ${y.toFixed(3)}`);
  }
  expect(places.size).toBe(DOORS);
});
