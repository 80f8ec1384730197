import { isOpenToNetwork } from '../model/exposure.ts';
import type { SocketRow } from '../model/socket.ts';

/**
 * The open door that the story of listening is told with: one whose program is seen, open to the network,
 * on a well-known port that the registry has a name for; else whatever comes nearest. Portico's own only
 * where there is no other.
 * @returns null where nobody listens
 */
export function pickListener(rows: Iterable<SocketRow>): SocketRow | null {
  let best: SocketRow | null = null;
  for (const row of rows) {
    if (row.role !== 'listener') continue;
    if (best === null || isBetter(row, best)) best = row;
  }
  return best;
}

function isBetter(row: SocketRow, best: SocketRow): boolean {
  const difference = fitness(row) - fitness(best);
  if (difference !== 0) return difference > 0;
  if (row.local.port !== best.local.port) return row.local.port < best.local.port;
  return row.id < best.id;
}

/** What counts more weighs more than all that counts less. */
function fitness(row: SocketRow): number {
  const tests = [
    !row.self,
    row.owners.length > 0,
    row.netns === null,
    isOpenToNetwork(row.exposure),
    row.range === 'well-known',
    row.service !== null,
  ];
  return tests.reduce((sum, passed) => sum * 2 + Number(passed), 0);
}
