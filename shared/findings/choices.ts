import type { Decision } from './decisions.ts';
import type { Finding } from './finding.ts';
import { isRequiredByDefault, type Rule, type RulePort } from './rule.ts';

/** All that the user has said: what is expected, and what was decided of findings. */
export interface Choices {
  readonly rules: readonly Rule[];
  readonly decisions: readonly Decision[];
}

/** What one word of the user changes; undone by changing it back. */
export interface ChoiceChange {
  readonly addedRules: readonly Rule[];
  readonly removedRules: readonly Rule[];
  readonly addedDecisions: readonly Decision[];
  readonly removedDecisions: readonly Decision[];
}

export const NO_CHANGE: ChoiceChange = {
  addedRules: [],
  removedRules: [],
  addedDecisions: [],
  removedDecisions: [],
};

/** What has to change for `before` to become `after`. */
export function changeBetween(before: Choices, after: Choices): ChoiceChange {
  return {
    addedRules: without(after.rules, before.rules),
    removedRules: without(before.rules, after.rules),
    addedDecisions: without(after.decisions, before.decisions),
    removedDecisions: without(before.decisions, after.decisions),
  };
}

/** What is there twice, or not there, is left as it is: a change can be told again without harm. */
export function applyChange(choices: Choices, change: ChoiceChange): Choices {
  return {
    rules: changed(choices.rules, change.removedRules, change.addedRules),
    decisions: changed(choices.decisions, change.removedDecisions, change.addedDecisions),
  };
}

export function inverse(change: ChoiceChange): ChoiceChange {
  return {
    addedRules: change.removedRules,
    removedRules: change.addedRules,
    addedDecisions: change.removedDecisions,
    removedDecisions: change.addedDecisions,
  };
}

/** From now on the listener of a finding is expected as it is; one that is missing no more. */
export function expectFinding(finding: Finding): ChoiceChange {
  if (finding.kind === 'missing') return { ...NO_CHANGE, removedRules: finding.rules };
  const { exposure, program, protocol } = finding;
  if (exposure === null) return NO_CHANGE;
  const replaced = finding.kind === 'wider' ? finding.rules : [];
  const ports: readonly RulePort[] =
    replaced.length > 0 ? replaced.map(({ port }) => port) : [finding.port];
  const addedRules = ports.map((port, index) => ({
    port,
    protocol,
    exposure,
    program: replaced[index]?.program ?? program,
    required: replaced[index]?.required ?? isRequiredByDefault(port),
    note: replaced[index]?.note ?? null,
  }));
  return { ...NO_CHANGE, addedRules, removedRules: replaced };
}

function changed<T extends object>(
  all: readonly T[],
  removed: readonly T[],
  added: readonly T[],
): T[] {
  const kept = without(all, removed);
  return [...kept, ...without(added, kept)];
}

/** Compared as values: they come out of files. */
function without<T extends object>(all: readonly T[], some: readonly T[]): T[] {
  if (some.length === 0) return [...all];
  const keys = new Set(some.map(textOf));
  return all.filter((one) => !keys.has(textOf(one)));
}

/** Rules and decisions are values: what was worked out of one holds as long as it is there. */
const texts = new WeakMap<object, string>();

/** The same for the same value, in whatever order its keys are. */
function textOf(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
  texts.set(value, text);
  return text;
}
