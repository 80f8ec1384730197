import { mappedIpv4, scopeOf } from '../address/scope.ts';
import { rangeOf } from '../model/range.ts';
import type { Endpoint, SocketRow } from '../model/socket.ts';

/** The connection that the story of a request and its answer is told with. */
export interface Example {
  /** Null for the one that is made up. */
  readonly row: SocketRow | null;
  readonly client: Endpoint;
  readonly server: Endpoint;
  /** What the registry calls the server's port. */
  readonly service: string | null;
  /** The first program that holds the client's end. */
  readonly program: string | null;
  /** Whether the system handed the client's port out; null where that is not known. */
  readonly isHandedOut: boolean | null;
  readonly isSameMachine: boolean;
}

/** For when no outgoing connection is open; whoever shows it says that it is an example. */
export const LOOPBACK_EXAMPLE: Example = {
  row: null,
  client: { address: '127.0.0.1', port: 49_905 },
  server: { address: '127.0.0.1', port: 80 },
  service: 'http',
  program: null,
  isHandedOut: true,
  isSameMachine: true,
};

/**
 * The outgoing connection that tells the story best: one that is established over TCP, to a well-known
 * port of another machine that the registry has a name for; else whatever comes nearest.
 * @param keptId id of the one told before: it stays as long as it is open, so that the story holds still
 * @returns null where no connection goes out, those of Portico itself aside
 */
export function pickExample(
  rows: Iterable<SocketRow>,
  keptId: string | null = null,
): SocketRow | null {
  let best: SocketRow | null = null;
  for (const row of rows) {
    if (row.role !== 'outbound' || row.remote === null || row.self) continue;
    if (row.id === keptId && isStanding(row)) return row;
    if (best === null || isBetter(row, best)) best = row;
  }
  return best;
}

/** The example as it is told. @param row as picked */
export function exampleOf(row: SocketRow | null): Example {
  if (!row?.remote) return LOOPBACK_EXAMPLE;
  return {
    row,
    client: row.local,
    server: row.remote,
    service: row.service?.side === 'remote' ? row.service.name : null,
    program: row.owners[0]?.name ?? null,
    isHandedOut: row.inDynamicRange,
    isSameMachine: !goesOut(row),
  };
}

function isBetter(row: SocketRow, best: SocketRow): boolean {
  const difference = fitness(row) - fitness(best);
  if (difference !== 0) return difference > 0;
  if (row.firstSeenAt !== best.firstSeenAt) return row.firstSeenAt < best.firstSeenAt;
  return row.id < best.id;
}

/** What counts more weighs more than all that counts less. */
function fitness(row: SocketRow): number {
  const port = row.remote?.port ?? 0;
  const tests = [
    isStanding(row),
    goesOut(row),
    row.protocol === 'tcp',
    rangeOf(port) === 'well-known',
    row.service !== null,
    row.netns === null,
    row.owners.length > 0,
  ];
  return tests.reduce((sum, passed) => sum * 2 + Number(passed), 0);
}

/** Whether the connection stands: neither on its way nor over. */
export function isStanding(row: SocketRow): boolean {
  return row.state === 'ESTABLISHED' || row.state === 'CONNECTED';
}

/** Whether the other end is another machine, as far as the addresses say. */
function goesOut(row: SocketRow): boolean {
  const remote = row.remote?.address ?? '';
  return scopeOf(remote) !== 'loopback' && plain(remote) !== plain(row.local.address);
}

function plain(address: string): string {
  return mappedIpv4(address) ?? address;
}
