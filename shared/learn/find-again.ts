import type { Endpoint, SocketRow } from '../model/socket.ts';

/**
 * The row that is told of, as it is now. After a change of the source every row has another id: then it is
 * known again by its protocol and its ends.
 * @param byId the row that has the id of `told` now
 */
export function findAgain(
  told: SocketRow,
  byId: SocketRow | undefined,
  rows: Iterable<SocketRow>,
): SocketRow | null {
  if (byId) return byId;
  for (const row of rows) if (isSame(row, told)) return row;
  return null;
}

function isSame(a: SocketRow, b: SocketRow): boolean {
  return (
    a.protocol === b.protocol &&
    a.role === b.role &&
    isSameEnd(a.local, b.local) &&
    isSameEnd(a.remote, b.remote) &&
    isSameProgram(a, b)
  );
}

function isSameEnd(a: Endpoint | null, b: Endpoint | null): boolean {
  return a?.port === b?.port && a?.address === b?.address;
}

/** A source that sees no owners does not make it another one. */
function isSameProgram({ owners: [a] }: SocketRow, { owners: [b] }: SocketRow): boolean {
  return !a || !b || a.name === b.name;
}
