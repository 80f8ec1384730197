import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { floorOf, placeOf } from '../../../../shared/building/floors.ts';
import { actionOf } from '../../../../shared/building/keys.ts';
import { type Step, walk } from '../../../../shared/building/walk.ts';
import { ports } from '../../../support/arbitraries.ts';
import { doorsOf, listener, someDoors } from './make-door.ts';

const STEPS: readonly Step[] = [
  'left',
  'right',
  'up',
  'down',
  'lit-left',
  'lit-right',
  'lit-up',
  'lit-down',
  'floor-start',
  'floor-end',
  'far-up',
  'far-down',
];

test('no way leads out of the building', () => {
  fc.assert(
    fc.property(
      ports,
      fc.constantFrom(...STEPS),
      someDoors,
      fc.constantFrom(null, 32, 16),
      (port, step, lit, row) => {
        const next = walk(port, step, lit, row);
        expect(Number.isInteger(next) && next >= 0 && next <= 65535).toBe(true);
      },
    ),
  );
});

test('up and down lead to the same place of the next floor, eight floors with the page keys', () => {
  expect(walk(5432, 'up', [], null)).toBe(6456);
  expect(walk(5432, 'down', [], null)).toBe(4408);
  expect(walk(5432, 'far-up', [], null)).toBe(5432 + 8192);
  expect([floorOf(walk(5432, 'far-down', [], null)), placeOf(5432)]).toEqual([0, 312]);
  expect(floorOf(walk(65_000, 'far-up', [], null))).toBe(63);
});

test('home and end are the ends of the floor', () => {
  expect([walk(5432, 'floor-start', [], null), walk(5432, 'floor-end', [], null)]).toEqual([
    5120, 6143,
  ]);
});

test('on a floor the rows are 32 doors apart, and go on on the floor below and above', () => {
  expect(walk(5432, 'down', [], 32)).toBe(5464);
  expect(walk(5432, 'up', [], 32)).toBe(5400);
  expect([walk(5432, 'down', [], 16), walk(5432, 'up', [], 16)]).toEqual([5448, 5416]);
  expect(walk(6143, 'down', [], 32)).toBe(4096 + 31);
  expect(walk(5120, 'up', [], 32)).toBe(6144 + 31 * 32);
  expect(walk(5120, 'up', [], 16)).toBe(6144 + 63 * 16);
  expect(walk(1023, 'down', [], 32)).toBe(1023);
});

test('at the ends of the building one stays', () => {
  expect([walk(0, 'left', [], null), walk(65_535, 'right', [], null)]).toEqual([0, 65_535]);
  expect([walk(5, 'down', [], null), walk(65_000, 'up', [], null)]).toEqual([5, 65_000]);
});

describe('the next door in use', () => {
  const lit = doorsOf([22, 443, 5173, 5432, 9090].map((port) => listener(port)));

  test('is the nearest one in that direction', () => {
    expect(walk(443, 'lit-right', lit, null)).toBe(5173);
    expect(walk(443, 'lit-left', lit, null)).toBe(22);
    expect(walk(9090, 'lit-right', lit, null)).toBe(9090);
  });

  test('above or below is the one nearest to straight', () => {
    expect(walk(300, 'lit-up', lit, null)).toBe(5432);
    expect(walk(50, 'lit-up', lit, null)).toBe(5173);
    expect(walk(9090, 'lit-down', lit, null)).toBe(5432);
    expect(walk(22, 'lit-down', lit, null)).toBe(22);
  });

  test('walking right visits all of them in order', () => {
    const visited: number[] = [];
    for (let port = 0; walk(port, 'lit-right', lit, null) !== port; ) {
      port = walk(port, 'lit-right', lit, null);
      visited.push(port);
    }
    expect(visited).toEqual([22, 443, 5173, 5432, 9090]);
  });
});

describe('keys', () => {
  const press = (key: string, more = {}) =>
    actionOf({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...more });

  test('arrows walk; with Ctrl or Shift to the next door in use', () => {
    expect(press('ArrowLeft')).toEqual({ kind: 'walk', step: 'left' });
    expect(press('ArrowUp', { ctrlKey: true })).toEqual({ kind: 'walk', step: 'lit-up' });
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'walk', step: 'lit-up' });
  });

  test('Enter opens, Escape goes back, 0 shows the whole, plus and minus zoom', () => {
    expect(['Enter', 'Escape', '0'].map((key) => press(key)?.kind)).toEqual([
      'open',
      'out',
      'whole',
    ]);
    expect(press('+')).toMatchObject({ kind: 'zoom', factor: expect.toSatisfy((x) => x > 1) });
    expect(press('-')).toMatchObject({ kind: 'zoom', factor: expect.toSatisfy((x) => x < 1) });
  });

  test('keys of the browser and of the page are left to them', () => {
    expect(press('0', { ctrlKey: true })).toBeNull();
    expect(press('k', { ctrlKey: true })).toBeNull();
    expect(press('ArrowLeft', { altKey: true })).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
