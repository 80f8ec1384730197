import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Entry } from '../../../../shared/table/entry.ts';
import type { Line } from '../../../../shared/table/shown-lines.ts';
import { type DrawnLine, Slots } from '../../../../shared/table/slots.ts';
import { makeRow } from '../../../support/make-row.ts';

const LINES = Array.from({ length: 30 }, (_, port): Line => {
  const row = makeRow({ id: `row ${port}`, local: { address: '127.0.0.1', port } });
  return { kind: 'row', id: row.id, entry: new Entry(row, null, 0) };
});

/** A list in any order, and which part of it is on screen. */
const views = fc.record({
  list: fc.shuffledSubarray(LINES),
  from: fc.nat({ max: 30 }),
  size: fc.nat({ max: 8 }),
});

function slotsById(drawn: readonly DrawnLine[]): Map<string, number> {
  return new Map(drawn.map(({ line, slot }) => [line.id, slot]));
}

test('whatever comes into sight, each line is drawn at its place, by a slot of its own', () => {
  fc.assert(
    fc.property(fc.array(views), (all) => {
      const slots = new Slots();
      for (const { list, from, size } of all) {
        const part = list.slice(from, from + size);
        const drawn = slots.draw(part, from);
        expect(drawn.map(({ line }) => line)).toEqual(part);
        expect(drawn.map(({ index }) => index)).toEqual(part.map((_, place) => from + place));
        expect(new Set(drawn.map(({ slot }) => slot)).size).toBe(part.length);
      }
    }),
  );
});

test('a line that stays in sight keeps its slot, and a new slot is made only where none is free', () => {
  fc.assert(
    fc.property(fc.array(views), (all) => {
      const slots = new Slots();
      let before = new Map<string, number>();
      for (const { list, from, size } of all) {
        const after = slotsById(slots.draw(list.slice(from, from + size), from));
        const used = new Set(before.values());
        const made = [...after.values()].filter((slot) => !used.has(slot));
        expect(made).toHaveLength(Math.max(0, after.size - before.size));
        for (const [id, slot] of after) expect(before.get(id) ?? slot).toBe(slot);
        before = after;
      }
    }),
  );
});

test('scrolling by some rows gives the slots of those that go to those that come', () => {
  const slots = new Slots();
  const before = slots.draw(LINES.slice(0, 8), 0);
  const after = slots.draw(LINES.slice(3, 11), 3);
  expect(after.slice(0, 5)).toEqual(before.slice(3));
  expect(after.slice(5).map(({ slot }) => slot)).toEqual([0, 1, 2]);
});

test('a line that stays what and where it was is the same object', () => {
  const slots = new Slots();
  const [before] = slots.draw(LINES.slice(0, 2), 0);
  expect(slots.draw(LINES.slice(0, 3), 0)[0]).toBe(before);
  expect(slots.draw(LINES.slice(0, 3), 1)[0]).not.toBe(before);
});
