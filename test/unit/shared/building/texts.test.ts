import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  doorText,
  doorTitle,
  labelText,
  markText,
  spokenText,
} from '../../../../shared/building/door-texts.ts';
import { MOST_TOLD, textList } from '../../../../shared/building/text-list.ts';
import { en } from '../../../../shared/messages/en.ts';
import { building as enBuilding } from '../../../../shared/messages/en-building.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import { building as jaBuilding } from '../../../../shared/messages/ja-building.ts';
import { makeOwner } from '../../../support/make-row.ts';
import { connection, doorsOf, listener, someDoors } from './make-door.ts';

const EN = { all: en, building: enBuilding };
const JA = { all: ja, building: jaBuilding };
const SERVICE = { name: 'postgresql', description: 'PostgreSQL Database', side: 'local' } as const;

function onlyDoor(row: Parameters<typeof doorsOf>[0][number]) {
  const [door] = doorsOf([row]);
  if (!door) throw new Error('a door was made');
  return door;
}

describe('what is said of a door', () => {
  test('the program, what it means, and where the service’s name is from', () => {
    const door = onlyDoor(listener(5432, { service: SERVICE }));
    expect(doorText(door, EN)).toEqual({
      title: '5432 program-5432 (tcp)',
      lines: [
        'Open to the network on all interfaces of this machine.',
        'postgresql · registry says',
      ],
    });
  });

  test('without a known program the registry’s name stands for it, and that somebody is hidden is said', () => {
    const door = onlyDoor(listener(5432, { service: SERVICE, owners: [], ownersStatus: 'hidden' }));
    expect(labelText(door)).toBe('5432 postgresql');
    expect(doorText(door, EN).lines).toContain('A process holds it that cannot be seen.');
  });

  test('a connection tells where it goes', () => {
    const { lines } = doorText(onlyDoor(connection(40_000)), EN);
    expect(lines).toContain('outgoing connection · 203.0.113.9:443');
  });

  test('both protocols and several sockets are told', () => {
    const [door] = doorsOf([listener(53), listener(53, { id: 'udp', protocol: 'udp' })]);
    if (!door) throw new Error('a door was made');
    expect(doorTitle(door)).toBe('53 program-53 (tcp, udp)');
    expect(doorText(door, EN).lines).toContain('2 sockets');
  });

  test('names that would turn text around are made visible and kept short', () => {
    const owners = [makeOwner({ name: `\u202e${'x'.repeat(50)}` })];
    const text = labelText(onlyDoor(listener(80, { owners })));
    expect(text).toMatch(/^80 ‹U\+202E›x+…$/u);
    expect(text.length).toBeLessThan(24);
  });
});

test('a joined mark names a few of its doors and says how to see them apart', () => {
  const doors = doorsOf(Array.from({ length: 9 }, (_, index) => listener(8000 + index)));
  const [door] = doors;
  if (!door) throw new Error('doors were made');
  const box = { x: 0, y: 0, width: 9, height: 9 };
  const { title, lines } = markText({ door, doors, count: 9, box }, EN);
  expect(title).toBe('9 doors');
  expect(lines).toHaveLength(6);
  expect(lines.at(-1)).toBe(enBuilding.joinedMeans);
});

test('who only hears it is told port, floor, who is there and what it means', () => {
  const door = onlyDoor(listener(5432));
  expect(spokenText(5432, door, EN)).toBe(
    'Door 5432, floor 5; program-5432; Open to the network on all interfaces of this machine.',
  );
  expect(spokenText(5433, undefined, EN)).toBe('Door 5433, floor 5; Nobody uses this door.');
  expect(spokenText(5433, undefined, JA)).toContain('このドアは使われていません。');
});

describe('the list in words', () => {
  test('is by range, in the order of ports', () => {
    const { ranges, left } = textList(
      doorsOf([50_000, 22, 5432, 80].map((port) => listener(port))),
    );
    expect(ranges.map(({ range, doors }) => [range, doors.map(({ port }) => port)])).toEqual([
      ['well-known', [22, 80]],
      ['registered', [5432]],
      ['ephemeral', [50_000]],
    ]);
    expect(left).toBe(0);
  });

  test('tells every door or counts it, the strongest uses first', () => {
    fc.assert(
      fc.property(someDoors, fc.integer({ min: 0, max: 100 }), (doors, most) => {
        const { ranges, left } = textList(doors, most);
        const told = ranges.flatMap((part) => part.doors);
        expect(told.length + left).toBe(doors.length);
        expect(told.length).toBe(Math.min(most, doors.length));
        const open = doors.filter(({ use }) => use !== 'connection').length;
        const toldOpen = told.filter(({ use }) => use !== 'connection').length;
        expect(toldOpen).toBe(Math.min(open, most));
      }),
    );
  });

  test('is bounded however many doors there are', () => {
    const doors = doorsOf(Array.from({ length: 1000 }, (_, index) => listener(2000 + index)));
    expect(textList(doors)).toMatchObject({ left: 1000 - MOST_TOLD });
  });
});
