import { en } from '../messages/en.ts';
import { messagesIn } from '../messages/language.ts';
import { problemText } from '../messages/status-text.ts';
import type { Language } from '../model/language.ts';
import type { MonitorStatus } from '../model/status.ts';
import { isoText } from '../text/time.ts';
import type { FindingsUpdate } from './engine.ts';
import type { Fault } from './expected-file.ts';
import { faultText } from './fault-text.ts';
import type { Finding, SeenSocket } from './finding.ts';
import { findingText } from './finding-text.ts';
import { rulePortText } from './rule.ts';
import { programObject, ruleObject } from './rule-schema.ts';

/** The document of `portico check --json`; described in docs/expected.md. */
export function checkDocument(
  { findings, decided }: FindingsUpdate,
  rules: number,
  faults: readonly Fault[],
  status: MonitorStatus,
  language: Language,
): Record<string, unknown> {
  const messages = messagesIn(language);
  return {
    schemaVersion: 1,
    takenAt: isoText(status.takenAt),
    rules,
    faults: faults.map((fault) => ({ ...fault, message: faultText(fault, messages) })),
    completeness: status.completeness,
    problems: status.problems.map((problem) => ({
      code: problem.code,
      message: problemText(problem, en),
    })),
    decided: decided.length,
    findings: findings.map((finding) => findingObject(finding, language)),
  };
}

/** One finding as data, with its words. */
export function findingObject(finding: Finding, language: Language): Record<string, unknown> {
  const messages = messagesIn(language);
  const { id, kind, severity, protocol, port, program, rules, risks, sockets, ...facts } = finding;
  return {
    id,
    kind,
    severity,
    protocol,
    port: typeof port === 'object' ? rulePortText(port) : port,
    program: program && programObject(program),
    ...facts,
    sockets: sockets.map(socketObject),
    expected: rules.map(ruleObject),
    risks: risks.map(({ severity, reason, source }) => ({
      severity,
      reason: reason[language],
      source,
    })),
    title: messages.findings.kinds[finding.kind],
    message: findingText(finding, messages, language),
    help: messages.findings.help[finding.kind],
  };
}

function socketObject({ since, ...facts }: SeenSocket): Record<string, unknown> {
  const { firstSeenAt, presentAtStart, asleepSince } = since;
  return {
    ...facts,
    since: presentAtStart ? null : isoText(firstSeenAt),
    asleepSince: asleepSince === null ? null : isoText(asleepSince),
  };
}
