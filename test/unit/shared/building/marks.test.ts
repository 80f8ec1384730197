import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInside, overlaps } from '../../../../shared/building/box.ts';
import { rankOf, USES } from '../../../../shared/building/door.ts';
import { formOf, LEAST_MARK, markBox } from '../../../../shared/building/form.ts';
import { marksIn } from '../../../../shared/building/marks.ts';
import { Stage } from '../../../../shared/building/sight.ts';
import { doorsOf, listener, sizes, someDoors } from './make-door.ts';

const scales = fc.double({ min: 1, max: 6, noNaN: true });
const PLAIN = { protocol: 'tcp', hasBoth: false, isOwnerHidden: false } as const;

function stageOf({
  width,
  height,
  isFolded,
}: {
  width: number;
  height: number;
  isFolded: boolean;
}) {
  return new Stage({ x: 54, y: 0, width, height }, isFolded);
}

describe('joining', () => {
  test('no two marks of a building overlap, at any size and zoom', () => {
    fc.assert(
      fc.property(someDoors, sizes, scales, (doors, size, scale) => {
        const { frame, building } = stageOf(size);
        const marks = marksIn(doors, building, frame, { scale, x: 0, y: 0 });
        for (const [index, a] of marks.entries()) {
          for (const b of marks.slice(index + 1)) expect(overlaps(a.box, b.box)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('every door in the frame is in one mark, and the strongest of a mark stands for it', () => {
    fc.assert(
      fc.property(someDoors, sizes, (doors, size) => {
        const stage = stageOf(size);
        const whole = { ...stage.frame, height: stage.building.height };
        const marks = marksIn(doors, stage.building, whole, { scale: 1, x: 0, y: 0 });
        expect(marks.flatMap((mark) => mark.doors.map(({ port }) => port)).toSorted()).toEqual(
          doors.map(({ port }) => port).toSorted(),
        );
        for (const { door, doors: inside, count } of marks) {
          expect(count).toBe(inside.length);
          const ranks = inside.map(({ use }) => rankOf(use));
          expect(rankOf(door.use)).toBe(Math.min(...ranks));
        }
      }),
    );
  });

  test('a joined mark is no wider than the widest mark in it', () => {
    const doors = doorsOf(Array.from({ length: 200 }, (_, index) => listener(5120 + index)));
    const { frame, building } = stageOf({ width: 1024, height: 800, isFolded: false });
    const marks = marksIn(doors, building, frame, { scale: 1, x: 0, y: 0 });
    expect(marks.length).toBeGreaterThan(10);
    expect(marks.length).toBeLessThan(200);
    const widest = markBox(building.cellOf(5120), 'any').width;
    for (const { box } of marks) expect(box.width).toBeLessThanOrEqual(widest);
  });

  test('coming nearer opens joined marks, and on its floor each door stands alone', () => {
    const doors = doorsOf([listener(8080), listener(8081), listener(8082)]);
    const stage = stageOf({ width: 1000, height: 800, isFolded: false });
    const { frame, building } = stage;
    expect(marksIn(doors, building, frame, { scale: 1, x: 0, y: 0 })).toHaveLength(1);
    const floor = stage.layoutOf(stage.wholeFloor(7));
    expect(marksIn(doors, floor, frame, { scale: 1, x: 0, y: 0 })).toHaveLength(3);
  });

  test('marks of different rows are never joined', () => {
    // The last door of a floor and the first of the next one.
    const doors = doorsOf([listener(6143), listener(6144)]);
    const { frame, building } = stageOf({ width: 1000, height: 800, isFolded: false });
    expect(marksIn(doors, building, frame, { scale: 1, x: 0, y: 0 })).toHaveLength(2);
    const mirrored = doorsOf([listener(5000), listener(6024)]);
    expect(marksIn(mirrored, building, frame, { scale: 1, x: 0, y: 0 })).toHaveLength(2);
  });

  test('in the lobby neighbours stay apart', () => {
    const doors = doorsOf([listener(67), listener(68)]);
    const { frame, building } = stageOf({ width: 640, height: 800, isFolded: false });
    expect(marksIn(doors, building, frame, { scale: 1, x: 0, y: 0 })).toHaveLength(2);
  });
});

describe('forms', () => {
  const cell = { x: 100, y: 50, width: 1, height: 10 };

  test('no mark is narrower or lower than four pixels', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...USES),
        fc.double({ min: 0.2, max: 60, noNaN: true }),
        fc.double({ min: 5.5, max: 80, noNaN: true }),
        (use, width, height) => {
          const box = markBox({ x: 0, y: 0, width, height }, use);
          const { window } = formOf({ ...PLAIN, use }, box);
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(LEAST_MARK);
          expect(window.height).toBeGreaterThanOrEqual(LEAST_MARK - 0.01);
        },
      ),
    );
  });

  test('all parts of a form lie within its mark', () => {
    for (const use of USES) {
      const box = markBox({ ...cell, height: 20 }, use);
      const { window, step, notch } = formOf({ ...PLAIN, use, hasBoth: true }, box);
      for (const part of [window, step, notch]) if (part) expect(isInside(part, box)).toBe(true);
    }
  });

  test('who may come is told by the height of the window, and by a step before it', () => {
    const [any, one, link, loopback] = USES.map((use) => {
      const { window, step } = formOf({ ...PLAIN, use }, markBox(cell, use));
      return { height: window.height, hasStep: step !== null };
    });
    expect(any?.hasStep).toBe(true);
    expect([one, link, loopback].map((form) => form?.hasStep)).toEqual([false, false, false]);
    expect(one?.height).toBeGreaterThan(link?.height ?? 0);
    expect(link?.height).toBeGreaterThan(loopback?.height ?? 0);
  });

  test('a connection is a narrow slit', () => {
    expect(markBox(cell, 'connection').width).toBeLessThan(markBox(cell, 'loopback').width / 2);
  });

  test('UDP is round, a second protocol cuts a notch, an unknown owner is dashed', () => {
    const box = markBox(cell, 'any');
    expect(formOf({ ...PLAIN, use: 'any' }, box)).toMatchObject({
      isRound: false,
      notch: null,
      isDashed: false,
    });
    const odd = { use: 'any', protocol: 'udp', hasBoth: true, isOwnerHidden: true } as const;
    const { isRound, notch, isDashed } = formOf(odd, box);
    expect([isRound, notch !== null, isDashed]).toEqual([true, true, true]);
  });
});
