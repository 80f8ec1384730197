import { expect, test } from 'vitest';
import { DECISION_ACTIONS } from '../../../../shared/findings/decision-actions.ts';
import { messagesIn } from '../../../../shared/messages/language.ts';

test.each([
  ['acknowledge', 1, 2, 'Acknowledged: 1 finding. 2 are left.'],
  ['mute', 3, 1, 'Muted: 3 findings. 1 is left.'],
  ['expect', 2, 0, 'Expected: 2 findings. None is left.'],
  ['restore', 1, 4, 'Restored: 1 finding. 4 are left.'],
] as const)(
  '%s %i of findings with %i left is told as what was done',
  (action, count, left, told) => {
    expect(messagesIn('en').alerts.terminal.done[action](count, left)).toBe(told);
  },
);

test('in Japanese too, each thing that can be said of findings is told in its own words', () => {
  const { done } = messagesIn('ja').alerts.terminal;
  expect(done.acknowledge(1, 2)).toBe('確認済みにしました：検出 1 件。残りは 2 件です。');
  // To mute a finding, or its program, is told alike.
  expect(new Set(DECISION_ACTIONS.map((action) => done[action](1, 2))).size).toBe(4);
});
