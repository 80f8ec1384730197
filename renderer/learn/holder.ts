import type { Messages } from '../../shared/messages/en.ts';
import type { SocketRow } from '../../shared/model/socket.ts';
import { visibleText } from '../../shared/text/visible.ts';

/** The program that holds a socket as it is shown, or why there is none to name. */
export function holderText(row: SocketRow, messages: Messages): string {
  const name = row.owners[0]?.name;
  if (name) return visibleText(name);
  return row.ownersStatus === 'none' ? messages.noOwner : messages.learn.pictures.notSeen;
}
