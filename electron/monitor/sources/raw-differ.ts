import { sameValue } from '../../../shared/diff/equal.ts';
import type { RawChanges, RawSocket } from './source.ts';

/**
 * What leads from known sockets to those of a whole reading.
 * @param knownKeys keys of all sockets that are known
 * @param knownOf the known socket with a key
 */
export function changesBetween(
  knownKeys: Iterable<string>,
  knownOf: (key: string) => RawSocket | undefined,
  sockets: readonly RawSocket[],
): RawChanges {
  const opened: RawSocket[] = [];
  const changed: RawSocket[] = [];
  const present = new Set<string>();
  for (const socket of sockets) {
    const known = knownOf(socket.key);
    if (!known) opened.push(socket);
    else if (!sameValue(known, socket)) changed.push(socket);
    present.add(socket.key);
  }
  const closed = [...knownKeys].filter((key) => !present.has(key));
  return { opened, changed, closed };
}

/** Works out what changed from one whole reading to the next. */
export class RawDiffer {
  #before = new Map<string, RawSocket>();

  changesTo(sockets: readonly RawSocket[]): RawChanges {
    const before = this.#before;
    this.#before = new Map(sockets.map((socket) => [socket.key, socket]));
    return changesBetween(before.keys(), (key) => before.get(key), sockets);
  }
}
