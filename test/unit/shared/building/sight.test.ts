import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { centreOf, isInside, overlaps } from '../../../../shared/building/box.ts';
import { between, toPicture, toScreen, zoomAt } from '../../../../shared/building/camera.ts';
import { floorOf } from '../../../../shared/building/floors.ts';
import { type Sight, Stage } from '../../../../shared/building/sight.ts';
import { ports } from '../../../support/arbitraries.ts';
import { sizes } from './make-door.ts';

const stages = sizes.map(
  ({ width, height, isFolded }) => new Stage({ x: 54, y: 0, width, height }, isFolded),
);
const STAGE = new Stage({ x: 54, y: 0, width: 1000, height: 700 }, false);
const MIDDLE = { x: 500, y: 300 };

/** Zooms on and on. @returns the last sight, or the door that was entered */
function zoomed(sight: Sight, factor: number, times: number, at = MIDDLE): Sight | number {
  let now: Sight | number = sight;
  for (let step = 0; step < times && typeof now !== 'number'; step += 1) {
    now = STAGE.zoom(now, at, factor);
  }
  return now;
}

test('what is under the pointer stays there while it is zoomed', () => {
  const numbers = fc.double({ min: 0, max: 800, noNaN: true });
  const scales = fc.double({ min: 1, max: 6, noNaN: true });
  fc.assert(
    fc.property(numbers, numbers, scales, scales, (x, y, from, to) => {
      const camera = { scale: from, x: x / 2, y: y / 2 };
      const before = toPicture(STAGE.frame, camera, { x, y });
      const after = toPicture(STAGE.frame, zoomAt(STAGE.frame, camera, { x, y }, to), { x, y });
      expect(after.x).toBeCloseTo(before.x, 6);
      expect(after.y).toBeCloseTo(before.y, 6);
    }),
  );
});

test('whatever is done, nothing beside the picture is shown', () => {
  const moves = fc.array(
    fc.record({
      factor: fc.double({ min: 0.5, max: 2, noNaN: true }),
      dx: fc.integer({ min: -2000, max: 2000 }),
      dy: fc.integer({ min: -2000, max: 2000 }),
    }),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(stages, moves, (stage, steps) => {
      let sight = stage.home();
      for (const { factor, dx, dy } of steps) {
        const next = stage.zoom(sight, centreOf(stage.frame), factor);
        if (typeof next !== 'number') sight = next;
        sight = stage.pan(sight, dx, dy);
        const { width, height } = stage.layoutOf(sight);
        const shown = toScreen(stage.frame, sight.camera, { x: 0, y: 0, width, height });
        const slack = { ...shown, width: shown.width + 1, height: shown.height + 1 };
        expect(isInside(stage.frame, { ...slack, x: shown.x - 0.5, y: shown.y - 0.5 })).toBe(true);
      }
    }),
  );
});

describe('coming nearer', () => {
  test('leads from the building to a floor, and from the floor to a door', () => {
    const port = STAGE.portAt(STAGE.home(), MIDDLE);
    const floor = zoomed(STAGE.home(), 1.3, 9);
    expect(floor).toMatchObject({ floor: floorOf(port ?? -1) });
    const door = zoomed(STAGE.home(), 1.3, 40);
    expect(door).toBeTypeOf('number');
    expect(floorOf(Number(door))).toBe(floorOf(port ?? -1));
  });

  test('nothing is entered beside the doors', () => {
    const beside = { x: 20, y: 2 };
    const sight = zoomed(STAGE.home(), 1.3, 40, beside);
    expect(sight).toMatchObject({ floor: null });
  });

  test('going back leads from the floor to the building, and to all of it', () => {
    const floor = STAGE.wholeFloor(5);
    const near = STAGE.zoom(floor, MIDDLE, 1 / 1.3);
    expect(near).toMatchObject({ floor: null });
    expect(zoomed(floor, 1 / 1.3, 20)).toEqual(STAGE.home());
  });
});

test('a door that is walked to comes into the frame', () => {
  fc.assert(
    fc.property(stages, ports, ports, fc.boolean(), (stage, from, to, isOnFloor) => {
      const start = isOnFloor ? stage.wholeFloor(floorOf(from)) : stage.home();
      const near = stage.zoom(start, centreOf(stage.frame), 2);
      const sight = stage.show(typeof near === 'number' ? start : near, to);
      const cell = stage.cellOf(sight, to);
      if (!cell) throw new Error('the door is in the picture');
      const { x, y } = centreOf(cell);
      const { frame } = stage;
      expect(x).toBeGreaterThanOrEqual(frame.x);
      expect(x).toBeLessThanOrEqual(frame.x + frame.width);
      expect(y).toBeGreaterThanOrEqual(frame.y);
      expect(y).toBeLessThanOrEqual(frame.y + frame.height);
    }),
  );
});

describe('another size of the place', () => {
  test('leaves the whole building whole', () => {
    fc.assert(
      fc.property(stages, stages, (before, after) => {
        expect(after.refit(before.home(), before)).toEqual(after.home());
      }),
    );
  });

  test('leaves the door in the middle in sight, whatever is folded', () => {
    fc.assert(
      fc.property(stages, stages, ports, fc.boolean(), (before, after, port, isOnFloor) => {
        const start = isOnFloor ? before.floorAt(port) : before.show(before.home(), port);
        const near = before.zoom(start, centreOf(before.cellOf(start, port) ?? before.frame), 3);
        if (typeof near === 'number') return;
        const middle = before.portAt(near, centreOf(before.frame));
        if (middle === null) return;
        const sight = after.refit(near, before);
        const cell = after.cellOf(sight, middle);
        expect(sight.floor).toBe(near.floor);
        expect(cell && overlaps(cell, after.frame)).toBe(true);
      }),
    );
  });
});

test('a floor that is entered shows the door that was pointed at', () => {
  fc.assert(
    fc.property(stages, ports, (stage, port) => {
      const cell = stage.cellOf(stage.floorAt(port), port);
      expect(cell && overlaps(cell, stage.frame)).toBe(true);
    }),
  );
});

test('a building that is higher than its frame is entered at the lobby', () => {
  const stage = new Stage({ x: 54, y: 0, width: 500, height: 500 }, true);
  const lobby = stage.cellOf(stage.home(), 80);
  expect(lobby && isInside(lobby, stage.frame)).toBe(true);
});

test('the way between two cameras begins at one and ends at the other', () => {
  const [a, b] = [
    { scale: 1, x: 0, y: 10 },
    { scale: 4, x: 30, y: 0 },
  ];
  expect(between(a, b, 0)).toEqual(a);
  expect(between(a, b, 1)).toEqual(b);
});
