import { expect, test } from 'vitest';
import type { Attribution } from '../../../../electron/monitor/owners/owners.ts';
import { NO_OWNER, reuse } from '../../../../electron/monitor/owners/owners.ts';
import { makeOwner } from '../../../support/make-row.ts';

const [one, two] = [makeOwner({ pid: 1 }), makeOwner({ pid: 2 })];
const before: Attribution = { ...NO_OWNER, owners: [one, two], status: 'complete' };

test('an attribution with the same owners in the same order is the one before', () => {
  expect(reuse(before, { ...before })).toBe(before);
});

test.each<[string, Attribution]>([
  ['another status', { ...before, status: 'partial' }],
  ['one owner less', { ...before, owners: [one] }],
  ['another owner', { ...before, owners: [one, { ...two }] }],
  ['another service unit', { ...before, unit: 'web.service' }],
  ['another container', { ...before, container: { id: 'a', name: null, runtime: 'docker' } }],
])('%s is a new attribution', (_, next) => {
  expect(reuse(before, next)).toBe(next);
});

test('without one before, the next stands', () => {
  expect(reuse(undefined, before)).toBe(before);
});
