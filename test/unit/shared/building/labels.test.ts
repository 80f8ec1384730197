import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Box, grown, isInside, overlaps } from '../../../../shared/building/box.ts';
import { placeLabels } from '../../../../shared/building/labels.ts';
import { marksIn } from '../../../../shared/building/marks.ts';
import { labelMarks, signBox } from '../../../../shared/building/scene.ts';
import { Stage } from '../../../../shared/building/sight.ts';
import { connection, doorsOf, listener, sizes, someDoors } from './make-door.ts';

const BOUNDS = { x: 0, y: 0, width: 400, height: 200 };
const boxes: fc.Arbitrary<Box> = fc.record({
  x: fc.double({ min: -10, max: 400, noNaN: true }),
  y: fc.double({ min: -10, max: 200, noNaN: true }),
  width: fc.double({ min: 4, max: 20, noNaN: true }),
  height: fc.double({ min: 4, max: 20, noNaN: true }),
});
const measure = (text: string): number => text.length * 6;
const ROOM = { bounds: BOUNDS, height: 12, measure };

test('no label overlaps another one, nor any mark, and all are within the picture', () => {
  fc.assert(
    fc.property(fc.array(boxes, { maxLength: 60 }), (marks) => {
      const wishes = marks.map((anchor, index) => ({ anchor, texts: [`${index} program`, 'x'] }));
      const labels = placeLabels(wishes, marks, ROOM);
      for (const [index, { box }] of labels.entries()) {
        expect(isInside(box, BOUNDS)).toBe(true);
        for (const mark of marks) expect(overlaps(box, mark)).toBe(false);
        for (const other of labels.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
      }
    }),
  );
});

test('the same holds for a whole building', () => {
  fc.assert(
    fc.property(someDoors, sizes, (doors, { width, height, isFolded }) => {
      const { frame, building } = new Stage({ x: 54, y: 0, width, height }, isFolded);
      const marks = marksIn(doors, building, frame, { scale: 1, x: 0, y: 0 });
      const labels = labelMarks(marks, {
        hasNumbers: false,
        ghosts: [],
        signs: [],
        happenings: new Map(),
        bounds: frame,
        height: 12,
        measure,
      });
      for (const [index, { box }] of labels.entries()) {
        for (const mark of marks) expect(overlaps(box, mark.box)).toBe(false);
        for (const other of labels.slice(index + 1)) expect(overlaps(box, other.box)).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test('a mark alone has its label on its right, at the edge on its left', () => {
  const place = (x: number) => {
    const anchor = { x, y: 100, width: 9, height: 8 };
    return placeLabels([{ anchor, texts: ['5432 postgres'] }], [anchor], ROOM)[0]?.box.x;
  };
  expect(place(50)).toBe(62);
  expect(place(390)).toBe(390 - 3 - 13 * 6);
});

test('where the whole text finds no room a shorter one is taken, else none', () => {
  const anchor = { x: 100, y: 100, width: 9, height: 8 };
  const walls = [
    grown({ x: 135, y: 60, width: 5, height: 80 }, 0),
    { x: 60, y: 60, width: 35, height: 80 },
  ];
  const texts = ['5432 postgres', '54'];
  expect(placeLabels([{ anchor, texts }], [anchor, ...walls], ROOM)[0]?.text).toBe('54');
  const closer = [...walls, { x: 110, y: 60, width: 5, height: 80 }];
  expect(placeLabels([{ anchor, texts }], [anchor, ...closer], ROOM)).toEqual([]);
});

function labelled(rows: Parameters<typeof doorsOf>[0], happenings = new Map()): string[] {
  const { frame, building } = new Stage({ x: 54, y: 0, width: 1000, height: 800 }, false);
  const marks = marksIn(doorsOf(rows), building, frame, { scale: 1, x: 0, y: 0 });
  const more = { happenings, bounds: frame, height: 12, measure };
  const options = { hasNumbers: false, ghosts: [], signs: [], ...more };
  return labelMarks(marks, options).map(({ text }) => text);
}

test('a label tells the port and who is there; several doors are counted', () => {
  expect(labelled([listener(5432)])).toEqual(['5432 program-5432']);
  expect(labelled([listener(8080), listener(8081)])).toEqual(['8080 program-8080 +1']);
  expect(labelled([connection(40_000), connection(40_001)])).toEqual(['×2']);
});

test('a lone connection has no label', () => {
  expect(labelled([connection(40_000)])).toEqual([]);
});

test('who is more open to the network is labelled first', () => {
  const local = listener(5200, { local: { address: '127.0.0.1', port: 5200 } });
  expect(labelled([local, listener(5800)])).toEqual(['5800 program-5800', '5200 program-5200']);
});

test('no label hides a door that is not asked for', () => {
  fc.assert(
    fc.property(someDoors, sizes, (doors, { width, height, isFolded }) => {
      const { frame, building } = new Stage({ x: 54, y: 0, width, height }, isFolded);
      const part = (rest: number) => doors.filter(({ port }) => port % 2 === rest);
      const camera = { scale: 1, x: 0, y: 0 };
      const ghosts = marksIn(part(1), building, frame, camera);
      const more = { happenings: new Map(), bounds: frame, height: 12, measure };
      const marks = marksIn(part(0), building, frame, camera);
      for (const { box } of labelMarks(marks, { hasNumbers: false, ghosts, signs: [], ...more })) {
        for (const ghost of ghosts) expect(overlaps(box, ghost.box)).toBe(false);
      }
    }),
    { numRuns: 60 },
  );
});

test('no label hides a sign, whoever’s it is', () => {
  const { frame, building } = new Stage({ x: 54, y: 0, width: 1000, height: 800 }, false);
  const marks = marksIn(doorsOf([listener(5432)]), building, frame, { scale: 1, x: 0, y: 0 });
  const more = { happenings: new Map(), bounds: frame, height: 12, measure };
  const options = { hasNumbers: false, ghosts: [], ...more };
  const [first] = labelMarks(marks, { ...options, signs: [] });
  if (!first) throw new Error('the door has a label');
  const sign = { x: first.box.x + 20, y: first.box.y, width: 7, height: 7 };
  const [other] = labelMarks(marks, { ...options, signs: [sign] });
  expect(other?.text).toBe(first.text);
  expect(other && overlaps(other.box, sign)).toBe(false);
});

test('the sign of what happened keeps its place free of labels', () => {
  const [door] = doorsOf([listener(5432)]);
  if (!door) throw new Error('a door was made');
  const { frame, building } = new Stage({ x: 54, y: 0, width: 1000, height: 800 }, false);
  const rows = [listener(5432), listener(5400, { owners: [] })];
  const marks = marksIn(doorsOf(rows), building, frame, { scale: 1, x: 0, y: 0 });
  const happenings = new Map([[5432, { kind: 'opened', at: 0, door } as const]]);
  const more = { happenings, bounds: frame, height: 12, measure };
  const options = { hasNumbers: false, ghosts: [], signs: [], ...more };
  const mark = marks.find((one) => one.door.port === 5432);
  if (!mark) throw new Error('the door has a mark');
  for (const { box } of labelMarks(marks, options)) {
    expect(overlaps(box, signBox(mark.box))).toBe(false);
  }
});
