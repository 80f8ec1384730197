import type { Messages } from '../messages/en.ts';
import type { Language } from '../model/language.ts';
import type { Finding } from './finding.ts';
import { type Program, shortName } from './program.ts';
import { type Rule, type RulePort, rulePortText, wider } from './rule.ts';

/** More ports than this are not named one by one. */
const MOST_PORTS = 5;

/** A program in words; null: any program. Not made visible yet: what the system named may be hostile. */
export function programText(program: Program | null, { findings }: Messages): string {
  const words = findings.program;
  if (program === null) return words.any;
  const { container, unit, script, uid } = program;
  if (container !== null) return words.inContainer(container);
  const name = shortName(program);
  if (name === null && unit === null) {
    return uid === null ? words.hidden : words.hiddenOf(`${uid}`);
  }
  const whole = [name, script].filter((part) => part !== null).join(' ');
  if (unit === null) return whole;
  return whole === '' ? unit : words.inUnit(whole, unit);
}

/** `8080/tcp`; of ports that the system hands out also which they are now. */
export function portText(
  port: RulePort,
  protocol: string,
  { findings }: Messages,
  ports: readonly number[] = [],
): string {
  if (port !== 'dynamic') return `${rulePortText(port)}/${protocol}`;
  const text = findings.port.dynamic(protocol);
  if (ports.length === 0) return text;
  const shown = ports.slice(0, MOST_PORTS).join(', ');
  return findings.port.now(text, ports.length > MOST_PORTS ? `${shown}, …` : shown);
}

/** What a finding says: the facts, and for a risk what it can mean. */
export function findingText(finding: Finding, messages: Messages, language: Language): string {
  return sentences(finding, messages, language).join(messages.sentenceSeparator);
}

function sentences(finding: Finding, messages: Messages, language: Language): string[] {
  const { findings: text, exposures } = messages;
  const { kind, protocol, rules, risks } = finding;
  const program = programText(finding.program, messages);
  const port = portText(finding.port, protocol, messages, finding.ports);
  const exposure = finding.exposure === null ? '' : exposures[finding.exposure];
  switch (kind) {
    case 'new-listener':
      return [(protocol === 'tcp' ? text.newTcp : text.newUdp)(program, port, exposure)];
    case 'wider':
      return [text.wider(program, port, exposure, expectedExposure(rules, messages))];
    case 'other-program': {
      const expected = expectedPrograms(rules, messages);
      const there = finding.isExpectedThere ? text.expectedIsThere : text.expectedIsGone;
      return [text.otherProgram(program, port, expected), there];
    }
    case 'missing':
      return [text.missing(program, port)];
    case 'risky-port':
      return [text.risky(program, port, exposure), ...risks.map(({ reason }) => reason[language])];
    case 'program-file':
      return [
        (finding.programFile === 'deleted' ? text.fileDeleted : text.fileReplaced)(program, port),
      ];
    case 'owner-hidden':
      return [text.ownerHidden(port)];
  }
}

function expectedExposure(rules: readonly Rule[], { exposures }: Messages): string {
  const [first, ...others] = rules.map(({ exposure }) => exposure);
  return first === undefined ? '' : exposures[others.reduce(wider, first)];
}

function expectedPrograms(rules: readonly Rule[], messages: Messages): string {
  const names = rules.map(({ program }) => programText(program, messages));
  return [...new Set(names)].join(messages.listSeparator);
}
