import type { UndoableChoice } from './findings-state.ts';

/** What can be said of findings. `restore` takes back what was said before. */
export const DECISION_ACTIONS = [
  'acknowledge',
  'mute',
  'mute-program',
  'expect',
  'restore',
] as const;
export type DecisionAction = (typeof DECISION_ACTIONS)[number];

/** What it is called when it is taken back. */
export const WORD_FOR: Readonly<Record<DecisionAction, UndoableChoice['what']>> = {
  acknowledge: 'acknowledged',
  mute: 'muted',
  'mute-program': 'muted',
  expect: 'expected',
  restore: 'restored',
};
