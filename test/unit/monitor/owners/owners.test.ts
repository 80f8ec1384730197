import { expect, test } from 'vitest';
import type { Attribution } from '../../../../electron/monitor/owners/owners.ts';
import { reuse } from '../../../../electron/monitor/owners/owners.ts';
import { makeOwner } from '../../../support/make-row.ts';

const [one, two] = [makeOwner({ pid: 1 }), makeOwner({ pid: 2 })];
const before: Attribution = { owners: [one, two], status: 'complete' };

test('an attribution with the same owners in the same order is the one before', () => {
  expect(reuse(before, { owners: [one, two], status: 'complete' })).toBe(before);
});

test.each<[string, Attribution]>([
  ['another status', { owners: [one, two], status: 'partial' }],
  ['one owner less', { owners: [one], status: 'complete' }],
  ['another owner', { owners: [one, { ...two }], status: 'complete' }],
])('%s is a new attribution', (_, next) => {
  expect(reuse(before, next)).toBe(next);
});

test('without one before, the next stands', () => {
  expect(reuse(undefined, before)).toBe(before);
});
