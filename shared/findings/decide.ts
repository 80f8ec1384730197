import {
  applyChange,
  type ChoiceChange,
  type Choices,
  expectFinding,
  NO_CHANGE,
} from './choices.ts';
import type { DecisionAction } from './decision-actions.ts';
import { acknowledge, type Decision, DecisionIndex, mute, muteProgram } from './decisions.ts';
import type { Finding } from './finding.ts';
import { mergeRules } from './learn.ts';

export interface Decided {
  readonly choices: Choices;
  /** Of how many findings that could be said. */
  readonly changed: number;
}

/**
 * All that the user has said, with this said of some findings.
 * @param until for muting: milliseconds since 1970 UTC; null: for good
 * @param now milliseconds since 1970 UTC
 */
export function decide(
  choices: Choices,
  findings: readonly Finding[],
  action: DecisionAction,
  until: number | null,
  now: number,
): Decided {
  switch (action) {
    case 'acknowledge':
      return withDecisions(
        choices,
        findings.map((finding) => acknowledge(finding, now)),
      );
    case 'mute':
      return withDecisions(
        choices,
        findings.map((finding) => mute(finding, now, until)),
      );
    case 'mute-program':
      return withDecisions(
        choices,
        findings.flatMap((finding) => muteProgram(finding, now, until) ?? []),
      );
    case 'expect':
      return expected(choices, findings, now);
    case 'restore':
      return restored(choices, findings, now);
  }
}

function withDecisions({ rules, decisions }: Choices, added: readonly Decision[]): Decided {
  const different = new Map(added.map((decision) => [JSON.stringify(decision), decision]));
  return {
    choices: { rules, decisions: [...decisions, ...different.values()] },
    changed: added.length,
  };
}

/** What was found of a program's file can be known, and not be expected. */
function expected(choices: Choices, findings: readonly Finding[], now: number): Decided {
  const files = findings.filter(({ kind }) => kind === 'program-file');
  const changes = findings
    .filter(({ kind }) => kind !== 'program-file')
    .map(expectFinding)
    .filter((change) => change !== NO_CHANGE);
  const together: ChoiceChange = {
    ...NO_CHANGE,
    addedRules: changes.flatMap(({ addedRules }) => addedRules),
    removedRules: changes.flatMap(({ removedRules }) => removedRules),
  };
  const { rules, decisions } = applyChange(choices, together);
  const known = withDecisions(
    { rules: mergeRules([], rules), decisions },
    files.map((finding) => acknowledge(finding, now)),
  );
  return { ...known, changed: known.changed + changes.length };
}

function restored(
  { rules, decisions }: Choices,
  findings: readonly Finding[],
  now: number,
): Decided {
  const index = new DecisionIndex(decisions);
  const found = findings.map((finding) => index.on(finding, now));
  const gone = new Set(found.flat());
  return {
    choices: { rules, decisions: decisions.filter((decision) => !gone.has(decision)) },
    changed: found.filter(({ length }) => length > 0).length,
  };
}
