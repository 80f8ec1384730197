import type { FindingsUpdate } from './engine.ts';
import type { Fault } from './expected-file.ts';
import type { Finding } from './finding.ts';
import {
  type FindingsProblem,
  type FindingsState,
  MOST_SENT,
  NO_COUNTS,
  type UndoableChoice,
} from './findings-state.ts';

/** What is known beside what the engine says. */
export interface Surroundings {
  readonly rules: number | null;
  readonly faults: readonly Fault[];
  readonly undo: UndoableChoice | null;
  readonly problems: readonly FindingsProblem[];
}

/** What a client is told of findings, however many there are. */
export function stateOf(
  { findings, decided, said }: Omit<FindingsUpdate, 'fresh'>,
  { rules, faults, undo, problems }: Surroundings,
): FindingsState {
  return {
    rules,
    findings: findings.slice(0, MOST_SENT),
    total: findings.length,
    counts: countsOf(findings),
    decided: decided.slice(0, MOST_SENT),
    decidedTotal: decided.length,
    said: decided.slice(0, MOST_SENT).flatMap(({ id }) => {
      const one = said.get(id);
      return one ? [{ id, ...one }] : [];
    }),
    faults: faults.slice(0, MOST_SENT),
    faultsTotal: faults.length,
    undo,
    problems,
  };
}

/** How many there are of each severity. */
export function countsOf(findings: readonly Finding[]): FindingsState['counts'] {
  const counts = { ...NO_COUNTS };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
