import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Turn } from '../../../../../electron/monitor/owners/linux/turn.ts';

test('each has its turn once in a round, in order, and then the first ones come again', () => {
  const turn = new Turn(() => [1, 2, 3, 4, 5]);
  expect([turn.take(2), turn.take(2), turn.take(2), turn.take(2)]).toEqual([
    [1, 2],
    [3, 4],
    [5],
    [1, 2],
  ]);
});

test('who comes meanwhile has a turn in the next round', () => {
  const members = [1, 2];
  const turn = new Turn(() => members);
  expect(turn.take(1)).toEqual([1]);
  members.push(3);
  expect([turn.take(3), turn.take(3)]).toEqual([[2], [1, 2, 3]]);
});

test('nobody has no turn', () => {
  expect(new Turn(() => []).take(3)).toEqual([]);
});

test('however many are taken at a time, nobody waits longer than one round', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(), { minLength: 1 }),
      fc.integer({ min: 1, max: 20 }),
      (members, count) => {
        const turn = new Turn(() => members);
        const taken: number[] = [];
        for (let at = 0; at < members.length; at += count) taken.push(...turn.take(count));
        expect(taken).toEqual(members);
      },
    ),
  );
});
