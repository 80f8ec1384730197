import type { Family } from '../model/socket.ts';
import type { Decider } from './evaluate.ts';
import type { Circumstance, Gap } from './ruleset.ts';

/**
 * What a host's input rules do with what comes to a door.
 * - `not-filtered`: no rule of them keeps anything out
 * - `dropped`: they keep everything out
 * - `depends`: on what the conditions say
 * - `unknown`: because of the reasons
 */
export type ReachState = 'not-filtered' | 'dropped' | 'depends' | 'unknown';
export const REACH_STATES: readonly ReachState[] = [
  'not-filtered',
  'dropped',
  'depends',
  'unknown',
];

/** On what it can depend; each is of the packet. */
export type ConditionField = 'source' | 'interface' | 'destination' | 'sourcePort' | 'profile';

/** A part of the packets: all of its clauses hold. `only`: these come in; `not`: these do not. */
export interface Condition {
  readonly effect: 'only' | 'not';
  readonly clauses: readonly Clause[];
}

export interface Clause {
  readonly field: ConditionField;
  /** Whether all others are meant. */
  readonly negated: boolean;
  readonly values: readonly string[];
  /** How many more values there are. */
  readonly more: number;
}

/**
 * Why it is not known; a gap of the rules, or:
 * - `not-understood`: a rule has a match that is not understood
 * - `diverted`: rules send what comes for this port elsewhere
 * - `asked`: something that is not in the rules decides
 * - `too-complicated`: the rules would take too long to follow
 * - `other-namespace`: the door is in another network namespace, whose rules are not read
 * - `published`: the door is a container's, and what comes to it does not pass the input rules
 * - `unsupported`: the rules of this kind of system are not read
 */
export type Reason =
  | Gap
  | { readonly code: 'not-understood' | 'diverted' | 'asked'; readonly text: string }
  | { readonly code: PlainReason };

export type PlainReason = 'too-complicated' | 'other-namespace' | 'published' | 'unsupported';

export interface Judgement {
  readonly state: ReachState;
  readonly conditions: readonly Condition[];
  readonly circumstances: readonly Circumstance[];
  readonly reasons: readonly Reason[];
  /** The rules that decided, some of them where there are many. */
  readonly decidedBy: readonly Decider[];
}

export interface FamilyJudgement extends Judgement {
  readonly family: Family;
}
