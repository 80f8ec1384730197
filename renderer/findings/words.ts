import type { Finding } from '../../shared/findings/finding.ts';
import { portText, programText } from '../../shared/findings/finding-text.ts';
import type { Rule } from '../../shared/findings/rule.ts';
import type { Messages } from '../../shared/messages/en.ts';
import { visibleText } from '../../shared/text/visible.ts';

/** More ports than this are not named one by one. */
const MOST_PORTS = 8;

/** A rule in one line, as it may be shown: which port, which program, open to whom at most, and the note. */
export function ruleText(rule: Rule, messages: Messages): string {
  const parts = [
    portText(rule.port, rule.protocol, messages),
    programText(rule.program, messages),
    messages.exposures[rule.exposure],
    rule.note,
  ];
  return visibleText(parts.filter(Boolean).join(' · '));
}

/** The ports of several findings, the first ones by their names. */
export function portsText(findings: readonly Finding[], messages: Messages): string {
  const all = findings.map(({ port, protocol }) => portText(port, protocol, messages));
  const names = [...new Set(all)];
  const shown = names.slice(0, MOST_PORTS).join(', ');
  const more = names.length - MOST_PORTS;
  return more > 0 ? messages.findingsView.morePorts(shown, more) : shown;
}
