import type { Messages } from '../messages/en.ts';
import type { Language } from '../model/language.ts';
import { visibleText } from '../text/visible.ts';
import type { Finding } from './finding.ts';
import { findingText } from './finding-text.ts';
import { groupFindings } from './groups.ts';

/** What the desktop shows beside everything else. */
export interface Notice {
  readonly title: string;
  readonly body: string;
}

/** Lines of a notice at most: desktops cut what is longer. */
const MOST_LINES = 4;

/**
 * Findings as one notice: one of them in full, several by what they are.
 * @param findings gravest first, at least one
 * @param more so many more that are not told one by one
 */
export function noticeOf(
  findings: readonly Finding[],
  more: number,
  messages: Messages,
  language: Language,
): Notice {
  const { alerts } = messages;
  const { kinds } = messages.findings;
  const [first] = findings;
  const count = findings.length + more;
  if (first && count === 1) {
    return {
      title: `${kinds[first.kind]} · ${messages.panel.severities[first.severity]}`,
      body: visibleText(findingText(first, messages, language)),
    };
  }
  const lines = groupFindings(findings).map((group) => {
    const [only] = group.findings;
    if (only && group.findings.length === 1) {
      return visibleText(findingText(only, messages, language));
    }
    return alerts.notification.line(kinds[group.kind], group.findings.length);
  });
  const shown = lines.slice(0, MOST_LINES);
  const left = lines.length - shown.length + more;
  return {
    title: alerts.notification.many(count),
    body: [...shown, ...(left > 0 ? [alerts.notification.more(left)] : [])].join('\n'),
  };
}
