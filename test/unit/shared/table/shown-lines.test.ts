import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RANGES } from '../../../../shared/model/range.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { RangeCounter, type RangeCounts } from '../../../../shared/table/counts.ts';
import { GROUPINGS, groupKeysBy } from '../../../../shared/table/grouping.ts';
import { RangeTables } from '../../../../shared/table/range-tables.ts';
import { groupLineId, type Line, ShownLines } from '../../../../shared/table/shown-lines.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { NaiveTables } from './naive-tables.ts';
import { Play } from './play.ts';
import { steps } from './steps.ts';

/** What is told of a group: its key and what is still there of it. */
interface NaiveGroup {
  readonly group: string;
  readonly counts: RangeCounts;
}

test('after any steps each group stands together under a head that counts what is there of it', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...GROUPINGS), (all, grouping) => {
      const [real, naive] = [new RangeTables(), new NaiveTables()];
      const play = new Play(real, naive);
      for (const step of all.filter(({ kind }) => kind !== 'group')) {
        play.take(step);
        real.setGrouping(grouping);
        naive.setGrouping(grouping);
        for (const { range } of RANGES) {
          const shown = naive.shown(range);
          const lines = linesOf(real, range, () => true);
          const keyOf = groupKeysBy(grouping);
          const expected = keyOf
            ? naive.groups(shown.map(({ row }) => row)).flatMap((group) => {
                const inside = shown.filter(({ row }) => keyOf(row) === group);
                return [{ group, counts: countsOf(inside) }, ...inside.map(({ row }) => row.id)];
              })
            : shown.map(({ row }) => row.id);
          expect(lines.slice(0, lines.length).map(told)).toEqual(expected);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('every line knows its place, and the rows of closed groups have none', () => {
  fc.assert(
    fc.property(steps, fc.func(fc.boolean()), fc.constantFrom(...GROUPINGS), (all, isOpen, by) => {
      const tables = new RangeTables();
      const play = new Play(tables);
      for (const step of all) play.take(step);
      tables.setGrouping(by);
      for (const { range } of RANGES) {
        const lines = linesOf(tables, range, isOpen);
        expectPlaces(lines);
        const inList = new Set(lines.slice(0, lines.length).map(({ id }) => id));
        const others = tables.shown(range).slice();
        const places = others.map(({ row: { id } }) => (inList.has(id) ? -1 : lines.indexOf(id)));
        expect(places).toEqual(others.map(() => -1));
      }
    }),
    { numRuns: 100 },
  );
});

describe('groups', () => {
  const held = (id: string, pid: number, name = 'node'): SocketRow =>
    makeRow({ id, owners: [makeOwner({ pid, name })], ownersStatus: 'complete' });
  const hidden = makeRow({ id: 'hidden', ownersStatus: 'hidden' });
  const nobody = makeRow({ id: 'nobody', ownersStatus: 'none' });

  test('processes come by name and pid, then what is hidden, then what nobody holds', () => {
    const tables = new RangeTables();
    tables.setGrouping('process');
    tables.reset([nobody, hidden, held('d', 900), held('c', 12), held('b', 12), held('a', 7, 'Z')]);
    expect(groups(tables)).toEqual([['b', 'c'], ['d'], ['a'], ['hidden'], ['nobody']]);
  });

  test('services come by name, each side by itself, and what has no name last', () => {
    const named = (id: string, name: string, side: 'local' | 'remote'): SocketRow =>
      makeRow({ id, service: { name, description: '', side } });
    const tables = new RangeTables();
    tables.setGrouping('service');
    tables.reset([
      makeRow({ id: 'none', service: null }),
      named('c', 'https', 'remote'),
      named('b', 'https', 'local'),
      named('a', 'Domain', 'local'),
    ]);
    expect(groups(tables)).toEqual([['a'], ['b'], ['c'], ['none']]);
  });

  test('a row whose process changes moves to its group', () => {
    const tables = new RangeTables();
    tables.setGrouping('process');
    tables.reset([held('a', 1), held('b', 2)]);
    tables.apply({ opened: [], changed: [held('a', 2)], closed: [] }, 1000);
    expect(groups(tables)).toEqual([['a', 'b']]);
  });

  test('the head of a group is the same value until something of it changes', () => {
    const tables = new RangeTables();
    tables.setGrouping('process');
    tables.reset([held('a', 1), held('b', 2)]);
    const [first, second] = tables.segments('registered')?.map(({ facts }) => facts()) ?? [];
    tables.apply({ opened: [held('c', 2)], changed: [], closed: [] }, 1000);
    const [sameFirst, newSecond] = tables.segments('registered')?.map(({ facts }) => facts()) ?? [];
    expect(sameFirst).toBe(first);
    expect([second?.counts.sockets, newSecond?.counts.sockets]).toEqual([1, 2]);
  });
});

function expectPlaces(lines: ShownLines): void {
  const list = lines.slice(0, lines.length);
  expect(list).toHaveLength(lines.length);
  expect([lines.at(-1), lines.at(lines.length)]).toEqual([undefined, undefined]);
  let head = -1;
  for (const [place, line] of list.entries()) {
    if (line.kind === 'group') head = place;
    expect([lines.indexOf(line.id), lines.headOf(place)]).toEqual([place, head]);
  }
}

function linesOf(
  tables: RangeTables,
  range: (typeof RANGES)[number]['range'],
  isOpen: (key: string) => boolean,
): ShownLines {
  return new ShownLines(tables.shown(range), tables.segments(range), isOpen);
}

function told(line: Line): NaiveGroup | string {
  if (line.kind === 'row') return line.id;
  expect(line.id).toBe(groupLineId(line.facts.key));
  return { group: line.facts.key, counts: line.facts.counts };
}

function countsOf(shown: readonly { row: SocketRow; mark: unknown }[]): RangeCounts {
  const counter = new RangeCounter();
  for (const { row, mark } of shown) if (mark !== 'closed') counter.add(row);
  return counter.counts;
}

/** The ids of the rows, group by group. */
function groups(tables: RangeTables): string[][] {
  const ids = tables
    .shown('registered')
    .slice()
    .map(({ row }) => row.id);
  return (tables.segments('registered') ?? []).map(({ size }) => ids.splice(0, size));
}
