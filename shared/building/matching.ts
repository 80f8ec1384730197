import type { SocketRow } from '../model/socket.ts';
import type { Doors } from './doors.ts';

/**
 * The doors that a query asks for among all in use: a door is one of them where any of its sockets is.
 * @param all every door in use
 * @param matching those that the sockets asked for make, alone
 * @param test what is asked for
 */
export function matchingDoors(
  all: Doors,
  matching: Doors,
  test: (row: SocketRow) => boolean,
): Doors {
  const asked = new Set(matching.list.map(({ port }) => port));
  return {
    list: matching.list,
    rest: all.list.filter(({ port }) => !asked.has(port)),
    counts: all.counts,
    happenings: new Map([...all.happenings].filter(([, { door }]) => test(door.row))),
    get: (port) => (asked.has(port) ? matching.get(port) : undefined) ?? all.get(port),
  };
}
