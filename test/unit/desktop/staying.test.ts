import { expect, test } from 'vitest';
import { wantsToStay } from '../../../electron/desktop/tray/staying.ts';

test.each([
  ['auto', true, true],
  ['auto', false, false],
  ['always', true, true],
  ['always', false, true],
  ['never', true, false],
  ['never', false, false],
] as const)('set to %s, a baseline being there: %s, it stays: %s', (keep, hasBaseline, stays) => {
  expect(wantsToStay(keep, hasBaseline)).toBe(stays);
});
