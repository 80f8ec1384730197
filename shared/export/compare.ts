import type { Endpoint } from '../model/socket.ts';
import type { SavedDocument, SavedSocket } from './read-document.ts';

/** What of a socket is the same as long as it is the same socket. */
const WATCHED = ['state', 'exposure', 'user', 'unit', 'owners', 'service'] as const;
export type WatchedField = (typeof WATCHED)[number];

export interface ChangedSocket {
  readonly before: SavedSocket;
  readonly after: SavedSocket;
  readonly fields: readonly WatchedField[];
}

/** What differs between two saved snapshots. */
export interface Comparison {
  readonly opened: readonly SavedSocket[];
  readonly closed: readonly SavedSocket[];
  readonly changed: readonly ChangedSocket[];
  readonly unchanged: number;
}

/**
 * Compares two saved snapshots, which may come from other runs, sources or machines: sockets are the same
 * when protocol and endpoints are; of several such ones each finds its like by its program, else by order.
 */
export function compareDocuments(before: SavedDocument, after: SavedDocument): Comparison {
  const old = Map.groupBy(before.sockets, identityOf);
  const opened: SavedSocket[] = [];
  const changed: ChangedSocket[] = [];
  let unchanged = 0;
  for (const [identity, sockets] of Map.groupBy(after.sockets, identityOf)) {
    const candidates = old.get(identity) ?? [];
    for (const [was, is] of pairs(candidates, sockets)) {
      if (!was) opened.push(is);
      else {
        const fields = WATCHED.filter((field) => textOf(was, field) !== textOf(is, field));
        if (fields.length > 0) changed.push({ before: was, after: is, fields });
        else unchanged += 1;
      }
    }
  }
  const closed = [...old.values()].flat();
  return { opened, closed, changed, unchanged };
}

/** Pairs each of `sockets` with one of `candidates`, which is taken out of them. */
function pairs(
  candidates: SavedSocket[],
  sockets: readonly SavedSocket[],
): (readonly [SavedSocket | undefined, SavedSocket])[] {
  const taken = new Map<SavedSocket, SavedSocket | undefined>();
  for (const socket of sockets) {
    const like = candidates.findIndex((candidate) => programOf(candidate) === programOf(socket));
    if (like >= 0) taken.set(socket, candidates.splice(like, 1)[0]);
  }
  for (const socket of sockets) if (!taken.has(socket)) taken.set(socket, candidates.shift());
  return sockets.map((socket) => [taken.get(socket), socket] as const);
}

function identityOf({ protocol, local, remote, netns }: SavedSocket): string {
  return [netns ?? '', protocol, endpoint(local), remote ? endpoint(remote) : ''].join(' ');
}

function endpoint({ address, port }: Endpoint): string {
  return `${address} ${port}`;
}

function programOf({ owners }: SavedSocket): string {
  return [...new Set(owners.map(({ name }) => name))].sort().join(' ');
}

function textOf(socket: SavedSocket, field: WatchedField): string | null {
  if (field === 'owners') return programOf(socket);
  if (field === 'service') return socket.service?.name ?? null;
  return socket[field];
}
