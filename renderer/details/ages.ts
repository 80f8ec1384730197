import type { Messages } from '../../shared/messages/en.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { spanText } from '../../shared/text/time.ts';
import { isOlder } from '../views/cells.ts';

/** How long a socket has been there; one that was there before Portico is older than is known. */
export function ageText(row: SocketRow, now: number, messages: Messages): string {
  const span = spanText(now - row.firstSeenAt, messages.locale);
  return isOlder(row) ? messages.view.atLeast(span) : span;
}

/** A time of this day as hours, minutes and seconds, of another day with its date. */
export function timeText(at: number, now: number, locale: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return isToday
    ? date.toLocaleTimeString(locale)
    : date.toLocaleString(locale, { dateStyle: 'short', timeStyle: 'medium' });
}
