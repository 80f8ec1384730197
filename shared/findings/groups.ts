import type { Finding, FindingKind } from './finding.ts';
import { programKey } from './program.ts';

/** Findings of one kind that are told together. */
export interface FindingGroup {
  readonly kind: FindingKind;
  /** Gravest first, in the order they were given. */
  readonly findings: readonly Finding[];
}

/** More than this many of one kind are told as one. */
const MOST_SINGLE = 5;

/**
 * What is told as one: the findings of one kind, weight and program, and where there are still many of a kind,
 * all of it that weighs the same. @param findings in the order in which they are to be told
 */
export function groupFindings(findings: readonly Finding[]): FindingGroup[] {
  const byProgram = gathered(findings, (finding) => `${lookOf(finding)} ${ownerKey(finding)}`);
  const counts = new Map<FindingKind, number>();
  for (const { kind } of byProgram) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return gathered(findings, (finding) => {
    const isMany = (counts.get(finding.kind) ?? 0) > MOST_SINGLE;
    return isMany ? lookOf(finding) : `${lookOf(finding)} ${ownerKey(finding)}`;
  });
}

function gathered(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string,
): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    const there = groups.get(key);
    if (there) there.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ kind: first.kind, findings: group }] : [];
  });
}

function lookOf({ kind, severity }: Finding): string {
  return `${kind} ${severity}`;
}

function ownerKey({ program }: Finding): string {
  return program === null ? '' : programKey(program);
}
