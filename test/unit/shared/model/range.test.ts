import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Range } from '../../../../shared/model/range.ts';
import {
  boundsOf,
  HIGHEST_PORT,
  isInDynamicRange,
  RANGES,
  rangeOf,
} from '../../../../shared/model/range.ts';
import { ports } from '../../../support/arbitraries.ts';

test('the three ranges meet at 1024 and 49152', () => {
  expect([0, 1023, 1024, 49151, 49152, 65535].map(rangeOf)).toEqual([
    'well-known',
    'well-known',
    'registered',
    'registered',
    'ephemeral',
    'ephemeral',
  ]);
});

test('the ranges follow each other from 0 to 65535 without a gap', () => {
  let next = 0;
  for (const { first, last } of RANGES) {
    expect(first).toBe(next);
    next = last + 1;
  }
  expect(next - 1).toBe(HIGHEST_PORT);
});

test('a port is within the bounds of its range', () => {
  fc.assert(
    fc.property(ports, (port) => {
      const { first, last } = boundsOf(rangeOf(port));
      expect(first <= port && port <= last).toBe(true);
    }),
  );
});

test('a range that is none is an error', () => {
  expect(() => boundsOf('system' as Range)).toThrow(RangeError);
});

test('a port can be registered and handed out by this system', () => {
  const linux = [32768, 60999] as const;
  expect(rangeOf(40000)).toBe('registered');
  expect(isInDynamicRange(40000, linux)).toBe(true);
  expect(rangeOf(61000)).toBe('ephemeral');
  expect(isInDynamicRange(61000, linux)).toBe(false);
});

test('the dynamic range includes its ends and nothing beyond', () => {
  const range = [32768, 60999] as const;
  expect([32767, 32768, 60999, 61000].map((port) => isInDynamicRange(port, range))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test('where the dynamic range is not known, nothing is said of a port', () => {
  expect(isInDynamicRange(50000, null)).toBeNull();
});
