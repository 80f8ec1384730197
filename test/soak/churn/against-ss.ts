import type { RawSocket } from '../../../electron/monitor/sources/source.ts';
import { type SsSocket, socketsBySs } from '../../support/netlink/ss.ts';

/** Where a socket stands, by whomever it is told. */
export interface Ends {
  readonly local: { readonly address: string; readonly port: number };
  readonly remote: { readonly address: string; readonly port: number } | null;
}

/** Identity, state and both ends of a socket that Portico read. */
export function portico(socket: RawSocket): string {
  return textOf(socket.key.slice(socket.key.lastIndexOf('/') + 1), socket);
}

/**
 * The same of sockets that are wanted, as `ss` tells them, in the order of the alphabet; null without that
 * program.
 */
export function bySs(isWanted: (socket: Ends) => boolean): string[] | null {
  const sockets = socketsBySs()?.filter(isWanted);
  return sockets?.map((socket) => textOf(socket.cookie, socket)).sort() ?? null;
}

function textOf(
  cookie: string,
  { protocol, state, local, remote }: Ends & Pick<RawSocket | SsSocket, 'protocol' | 'state'>,
): string {
  const end = remote === null ? 'nobody' : `${remote.address} ${remote.port}`;
  return `${cookie} ${protocol} ${state} ${local.address} ${local.port} ${end}`;
}
