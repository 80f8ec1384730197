import type { Severity } from '../registry/life/risks.ts';
import type { Said } from './decisions.ts';
import type { Damage, Fault } from './expected-file.ts';
import type { Finding } from './finding.ts';

/** As many findings of each list cross to a client at most; all of them are counted. */
export const MOST_SENT = 200;

/**
 * Something that went wrong with what Portico keeps or does about findings, as data; the words are in
 * `problem-text.ts`.
 * - `expected-damaged`: nothing of the file of expected listeners is in force; the file is left as it is
 * - `expected-set-aside`: a damaged one was moved away when another was to be written
 * - `expected-unreadable`, `expected-unwritable`: the system does not let Portico read or write it
 * - `decisions-…`: the same of the file in which decisions are kept; a damaged one is moved away at once
 * - `hooks-damaged`, `hooks-unreadable`: hooks are off, since their file cannot be understood or read
 * - `hook-failed`, `webhook-failed`: the user's command or webhook did not take some findings
 */
export type FindingsProblem =
  | { readonly code: 'expected-damaged'; readonly path: string; readonly damage: Damage }
  | { readonly code: 'expected-set-aside' | 'decisions-damaged'; readonly movedTo: string }
  | {
      readonly code:
        | 'expected-unreadable'
        | 'expected-unwritable'
        | 'decisions-unreadable'
        | 'decisions-unwritable'
        | 'hooks-damaged'
        | 'hooks-unreadable';
      readonly path: string;
      /** What the system or the reader said, in its own words. */
      readonly detail: string;
    }
  | {
      readonly code: 'hook-failed' | 'webhook-failed';
      readonly detail: string;
      /** How many findings it was not told. */
      readonly count: number;
    };

export const UNDOABLE = [
  'expected',
  'acknowledged',
  'muted',
  'restored',
  'imported',
  'removed',
  'changed',
] as const;

/** What the user last said, which `undoFindings` takes back. */
export interface UndoableChoice {
  readonly what: (typeof UNDOABLE)[number];
  /** Of how many findings or rules. */
  readonly count: number;
}

/** What the user said of the finding with this id. */
export interface SaidOf extends Said {
  readonly id: string;
}

/** What a client knows of findings. */
export interface FindingsState {
  /** How many rules are in force; null: nothing was ever expected, and nothing is found. */
  readonly rules: number | null;
  /** What is to be told, gravest first, {@link MOST_SENT} at most. */
  readonly findings: readonly Finding[];
  /** How many there are. */
  readonly total: number;
  /** Of all of them. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** What holds and was acknowledged or muted, {@link MOST_SENT} at most. */
  readonly decided: readonly Finding[];
  readonly decidedTotal: number;
  /** What was said of each of those. */
  readonly said: readonly SaidOf[];
  /** Rules of the file that cannot be understood and are not in force, {@link MOST_SENT} at most. */
  readonly faults: readonly Fault[];
  readonly faultsTotal: number;
  /** Null: there is nothing to take back. */
  readonly undo: UndoableChoice | null;
  readonly problems: readonly FindingsProblem[];
}

export const NO_COUNTS: FindingsState['counts'] = { critical: 0, high: 0, medium: 0, low: 0 };

/** Nothing is expected yet. */
export const NO_FINDINGS: FindingsState = {
  rules: null,
  findings: [],
  total: 0,
  counts: NO_COUNTS,
  decided: [],
  decidedTotal: 0,
  said: [],
  faults: [],
  faultsTotal: 0,
  undo: null,
  problems: [],
};
