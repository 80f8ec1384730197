import type { Messages } from '../../shared/messages/en.ts';
import type { Container, SocketRow } from '../../shared/model/socket.ts';
import { visibleText } from '../../shared/text/visible.ts';

/** The first program that holds a socket, or why there is none to name. */
export function programText({ owners, ownersStatus }: SocketRow, messages: Messages): string {
  const name = visibleText(owners[0]?.name ?? '');
  if (name) return owners.length > 1 ? `${name} ${messages.moreOwners(owners.length - 1)}` : name;
  return ownersStatus === 'none' ? messages.noOwner : messages.ownerHidden;
}

/** As it may be shown. */
export function containerText({ id, name, runtime }: Container): string {
  return visibleText(`${name ?? id.slice(0, 12)} (${runtime})`);
}

/** Null stays null. */
export function visible(text: string | null): string | null {
  return text === null ? null : visibleText(text);
}
