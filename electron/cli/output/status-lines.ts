import type { Messages } from '../../../shared/messages/en.ts';
import { notesOf } from '../../../shared/messages/status-text.ts';
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
  const { completeness, source } = status;
  const { sockets, socketsWithHiddenOwners } = completeness;
  const facts = [messages.sockets(sockets)];
  if (source) facts.push(messages.sourceServes(source.name));
  facts.push(
    socketsWithHiddenOwners > 0
      ? messages.ownersHidden(socketsWithHiddenOwners, sockets)
      : messages.ownersKnown,
  );
  return [facts.join(' · '), ...notesOf(status, messages)].map((line) =>
    style.dim(truncated(visibleText(line), width)),
  );
}
