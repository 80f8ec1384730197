import type { FindingGroup } from '../../shared/findings/groups.ts';
import { programKey } from '../../shared/findings/program.ts';

/**
 * By what a group is known again when some of its findings are others: its kind, and its program where all are of
 * one.
 */
export function groupKey({ kind, findings }: FindingGroup): string {
  const programs = new Set(
    findings.map(({ program }) => (program === null ? '' : programKey(program))),
  );
  const [only] = programs;
  return programs.size === 1 ? `${kind} ${only}` : kind;
}
