import type { SocketRow } from '../model/socket.ts';

/**
 * The processes that hold a row, by pid and start: a pid is used again. What nobody can be seen to hold
 * goes by what is known in place of the process: unit, container, user.
 */
export function processKeys(row: SocketRow): readonly string[] {
  if (row.owners.length > 0) {
    return row.owners.map(({ pid, startedAt }) => `pid ${pid} ${startedAt ?? ''}`);
  }
  return [
    [row.ownersStatus, row.unit ?? '', row.container?.id ?? '', row.user ?? row.uid ?? ''].join(
      ' ',
    ),
  ];
}

/** The other side that a connection goes to or came from, and the service that it is about. */
export function peerKeys(row: SocketRow): readonly string[] {
  if (!row.remote) return [];
  const port = row.role === 'outbound' ? row.remote.port : row.local.port;
  return [[row.role, row.remote.address, row.protocol, port].join(' ')];
}
