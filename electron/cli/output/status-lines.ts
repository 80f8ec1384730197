import type { Messages } from '../../../shared/messages/en.ts';
import { fallbackText, problemText } from '../../../shared/messages/status-text.ts';
import type { MonitorStatus } from '../../../shared/model/status.ts';
import { visibleText } from '../../../shared/text/visible.ts';
import type { Style } from './style.ts';
import { truncated } from './table.ts';

/**
 * What is to be known of a reading as a whole, a line each: its source, what is hidden, what went wrong.
 * @param width where lines are cut, in cells of the terminal
 */
export function statusLines(
  status: MonitorStatus,
  messages: Messages,
  style: Style,
  width = Number.POSITIVE_INFINITY,
): string[] {
  const { completeness, problems, source } = status;
  const { sockets, socketsWithHiddenOwners, reason } = completeness;
  const facts = [messages.sockets(sockets)];
  if (source) facts.push(messages.sourceServes(source.name));
  facts.push(
    socketsWithHiddenOwners > 0
      ? messages.ownersHidden(socketsWithHiddenOwners, sockets)
      : messages.ownersKnown,
  );
  const lines = [facts.join(' · ')];
  if (reason) {
    lines.push(
      [messages.hiddenReasons[reason], messages.howToSeeOwners[reason]].filter(Boolean).join(' '),
    );
  }
  const fallback = fallbackText(status, messages);
  if (fallback) lines.push(fallback);
  for (const problem of problems) lines.push(problemText(problem, messages));
  return lines.map((line) => style.dim(truncated(visibleText(line), width)));
}
