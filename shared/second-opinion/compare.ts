import type { Protocol } from '../model/socket.ts';
import type { SourceName } from '../model/status.ts';
import {
  type Difference,
  type DifferenceKind,
  type KnownGap,
  MOST_DIFFERENCES,
  type SeenSocket,
} from './opinion.ts';

/** What one source saw at two looks, one after the other. */
export interface Testimony {
  readonly source: SourceName;
  readonly looks: readonly (readonly SeenSocket[])[];
}

/** Ports by protocol, such as `tcp 22`, that were found taken or free at every try. */
export interface TriedPorts {
  readonly taken: ReadonlySet<string>;
  readonly free: ReadonlySet<string>;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  readonly counts: Readonly<Record<DifferenceKind, number>>;
}

const ORDER: readonly DifferenceKind[] = ['nobody-shows', 'unexplained', 'port-free', 'known-gap'];

/**
 * Where sources disagree, once what only timing makes different is left out: a socket counts as seen by a
 * source if it was at every look, as missed if it was at none.
 * @param tried null where it was not tried which ports are free
 */
export function compare(testimonies: readonly Testimony[], tried: TriedPorts | null): Comparison {
  const witnesses = testimonies.map(witnessOf);
  const differences = [
    ...disagreements(witnesses),
    ...(tried ? againstBinding(witnesses, tried) : []),
  ].sort(
    (a, b) =>
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      Number(a.remote !== null) - Number(b.remote !== null) ||
      a.port - b.port,
  );
  const counts = { 'nobody-shows': 0, unexplained: 0, 'port-free': 0, 'known-gap': 0 };
  for (const { kind } of differences) counts[kind] += 1;
  return { differences: differences.slice(0, MOST_DIFFERENCES), counts };
}

export function portKey(protocol: Protocol, port: number): string {
  return `${protocol} ${port}`;
}

interface Compared {
  readonly source: SourceName;
  /** At every look. */
  readonly steady: ReadonlyMap<string, SeenSocket>;
  /** At one of the looks at least. */
  readonly ever: ReadonlySet<string>;
  /** Cut addresses, as what they begin with. */
  readonly cut: readonly { readonly key: string; readonly start: string }[];
  readonly ports: ReadonlySet<string>;
}

function witnessOf({ source, looks }: Testimony): Compared {
  const maps = looks.map((sockets) => new Map(sockets.map((socket) => [keyOf(socket), socket])));
  const [first = new Map<string, SeenSocket>(), ...others] = maps;
  const steady = new Map([...first].filter(([key]) => others.every((look) => look.has(key))));
  const all = looks.flat();
  return {
    source,
    steady,
    ever: new Set(maps.flatMap((look) => [...look.keys()])),
    cut: all.filter(isCut).map((socket) => ({
      key: shapeOf(socket),
      start: socket.local.slice(0, socket.local.indexOf('…')),
    })),
    ports: new Set(all.map(({ protocol, port }) => portKey(protocol, port))),
  };
}

/** State is left out: it changes between two looks, and sources name some differently. */
function keyOf(socket: SeenSocket): string {
  const { protocol, local, remote } = socket;
  return `${protocol} ${local} ${remote ?? '*'}`;
}

function isCut({ local, remote }: SeenSocket): boolean {
  return local.includes('…') || remote?.includes('…') === true;
}

/** What is left to compare of a socket whose address was cut. */
function shapeOf({ protocol, port, remote }: SeenSocket): string {
  return `${protocol} ${port} ${remote === null ? 'door' : portOf(remote)}`;
}

function portOf(endpoint: string): string {
  return endpoint.slice(endpoint.lastIndexOf(':') + 1);
}

function disagreements(witnesses: readonly Compared[]): Difference[] {
  const sockets = new Map<string, SeenSocket>();
  for (const { steady } of witnesses) {
    for (const [key, socket] of steady) if (!isCut(socket)) sockets.set(key, socket);
  }
  const differences: Difference[] = [];
  for (const [key, socket] of sockets) {
    const seenBy = witnesses.filter(({ steady }) => steady.has(key));
    const missedBy = witnesses.filter((witness) => !hasSeen(witness, key, socket));
    if (missedBy.length === 0 || seenBy.length === 0) continue;
    const gaps = missedBy.map(({ source }) => gapOf(source, socket));
    const known = gaps.filter((gap) => gap !== null);
    differences.push({
      kind: known.length === gaps.length ? 'known-gap' : 'unexplained',
      protocol: socket.protocol,
      port: socket.port,
      local: socket.local,
      remote: socket.remote,
      state: socket.state,
      seenBy: seenBy.map(({ source }) => source),
      missedBy: missedBy.map(({ source }) => source),
      gaps: [...new Set(known)],
    });
  }
  return differences;
}

function hasSeen({ ever, cut }: Compared, key: string, socket: SeenSocket): boolean {
  if (ever.has(key)) return true;
  const shape = shapeOf(socket);
  return cut.some((one) => one.key === shape && socket.local.startsWith(one.start));
}

/** The known gaps of each source; see what each of them says of itself in `electron/monitor/sources`. */
function gapOf(
  source: SourceName,
  { protocol, remote, state, local }: SeenSocket,
): KnownGap | null {
  if (source === 'systeminformation') {
    if (protocol === 'udp' && remote === null) return 'no-bound-udp';
    if (state.startsWith('FIN_WAIT')) return 'no-closing';
    if (local.startsWith('[') && local.length > '[::1]:65535'.length) return 'no-ipv6-whole';
  }
  if (source === 'netlink') return null;
  return protocol === 'tcp' && state === 'BOUND' ? 'no-bound-tcp' : null;
}

function againstBinding(witnesses: readonly Compared[], tried: TriedPorts): Difference[] {
  const sources = witnesses.map(({ source }) => source);
  const hidden = [...tried.taken].filter((key) => !witnesses.some(({ ports }) => ports.has(key)));
  const phantoms = Map.groupBy(
    witnesses.flatMap(({ source, steady }) =>
      [...doorKeys(steady.values())].map((key) => ({ key, source })),
    ),
    ({ key }) => key,
  );
  return [
    ...hidden.map(
      (key): Difference => ({
        ...atPort(key),
        kind: 'nobody-shows',
        seenBy: [],
        missedBy: sources,
      }),
    ),
    ...[...phantoms]
      .filter(([key]) => tried.free.has(key))
      .map(
        ([key, seen]): Difference => ({
          ...atPort(key),
          kind: 'port-free',
          seenBy: seen.map(({ source }) => source),
          missedBy: [],
        }),
      ),
  ];
}

/** Doors that keep others from their port; what is bound and does not listen may share it. */
function doorKeys(sockets: Iterable<SeenSocket>): Set<string> {
  const keys = new Set<string>();
  for (const { protocol, port, remote, state } of sockets) {
    const isDoor = remote === null && (protocol === 'udp' || state === 'LISTEN');
    if (isDoor) keys.add(portKey(protocol, port));
  }
  return keys;
}

function atPort(key: string): Omit<Difference, 'kind' | 'seenBy' | 'missedBy'> {
  const [protocol, port] = key.split(' ');
  return {
    protocol: protocol === 'udp' ? 'udp' : 'tcp',
    port: Number(port),
    local: `*:${port}`,
    remote: null,
    state: null,
    gaps: [],
  };
}
