import { findingObject } from './check-json.ts';
import type { Finding } from './finding.ts';

export interface HookFacts {
  readonly hostname: string;
  readonly os: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
}

/** What a hook is told: described in docs/findings.md. Programs get English. */
export function hookDocument(
  findings: readonly Finding[],
  more: number,
  { hostname, os, at }: HookFacts,
): Record<string, unknown> {
  return {
    schemaVersion: 1,
    type: 'findings',
    at: new Date(at).toISOString(),
    host: { hostname, os },
    findings: findings.map((finding) => findingObject(finding, 'en')),
    more,
  };
}

/** The same without a finding, to try a hook. */
export function hookTestDocument(facts: HookFacts): Record<string, unknown> {
  return { ...hookDocument([], 0, facts), type: 'test' };
}
