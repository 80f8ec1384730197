import type { SocketRow } from '../model/socket.ts';
import type { CommonUse } from './life/common-use.ts';
import type { Risk, Severity } from './life/risks.ts';
import type { PortRecord, RegistryProtocol } from './record.ts';

/** A line of a list: what the registry says alike for several protocols stands there once. */
export interface ListedRecord extends Omit<PortRecord, 'protocol'> {
  /** Tells it from all others of the same list. */
  readonly key: string;
  readonly protocols: readonly RegistryProtocol[];
  /** The common use that it stands in the list for, where nothing of the record itself was asked for. */
  readonly commonUse: string | null;
}

/** Records in the same order, with those that say the same of the same ports put together. */
export function listedRecords(records: readonly PortRecord[]): readonly ListedRecord[] {
  const listed: ListedRecord[] = [];
  for (const record of records) {
    const { protocol, ...said } = record;
    const before = listed.at(-1);
    const protocols =
      before && saysTheSame(before, record) ? [...before.protocols, protocol] : [protocol];
    if (protocols.length > 1) listed.pop();
    const key = `${record.first} ${protocols[0] ?? ''}`;
    listed.push({ ...said, key, protocols, commonUse: null });
  }
  return listed;
}

/**
 * Lines for common uses, with what the registry says of their ports; none for those that are in the list.
 * @param recordOf what the registry says of a port
 */
export function listedUses(
  uses: readonly CommonUse[],
  listed: readonly ListedRecord[],
  recordOf: (port: number, protocol: RegistryProtocol) => PortRecord,
): readonly ListedRecord[] {
  const lines = new Map<string, ListedRecord>();
  for (const { port, last = port, protocol, name } of uses) {
    const isListed = listed.some(
      (line) => line.first <= port && port <= line.last && line.protocols.includes(protocol),
    );
    if (isListed) continue;
    const key = `use ${port} ${last} ${name}`;
    const { protocol: _, ...said } = recordOf(port, protocol);
    const protocols = [...(lines.get(key)?.protocols ?? []), protocol];
    lines.set(key, { ...said, first: port, last, key, protocols, commonUse: name });
  }
  return [...lines.values()];
}

function saysTheSame(a: Omit<PortRecord, 'protocol'>, b: PortRecord): boolean {
  return (
    a.first === b.first &&
    a.last === b.last &&
    a.status === b.status &&
    a.name === b.name &&
    a.description === b.description &&
    a.aliases.length === b.aliases.length &&
    a.aliases.every((alias, place) => alias === b.aliases[place])
  );
}

/** Longer stretches of ports are looked at as a whole, not port by port. */
const MOST_PORTS = 128;

/** What `at` tells of every port and protocol of a record, one after the other; nothing of very long ones. */
export function atEachDoor<T>(
  { first, last, protocols }: ListedRecord,
  at: (port: number, protocol: RegistryProtocol) => readonly T[],
): readonly T[] {
  const told: T[] = [];
  for (let port = first; port <= Math.min(last, first + MOST_PORTS - 1); port += 1) {
    for (const protocol of protocols) told.push(...at(port, protocol));
  }
  return told;
}

/** The gravest severity; null where there is no risk. @param order from the gravest on */
export function gravest(risks: readonly Risk[], order: readonly Severity[]): Severity | null {
  return order.find((severity) => risks.some((risk) => risk.severity === severity)) ?? null;
}

/** The key under which the sockets of a door are kept in an index of groups. */
export function doorKeys({ protocol, local }: SocketRow): readonly string[] {
  return [doorKey(local.port, protocol)];
}

function doorKey(port: number, protocol: RegistryProtocol): string {
  return `${port} ${protocol}`;
}

/** The sockets on a record's ports. @param groups those of an index by {@link doorKeys} */
export function socketsOn(
  record: ListedRecord,
  groups: ReadonlyMap<string, { readonly rows: ReadonlyMap<string, SocketRow> }>,
): readonly SocketRow[] {
  const { first, last, protocols } = record;
  if (last - first < MOST_PORTS) {
    return atEachDoor(record, (port, protocol) => [
      ...(groups.get(doorKey(port, protocol))?.rows.values() ?? []),
    ]);
  }
  return [...groups.values()]
    .flatMap(({ rows }) => [...rows.values()])
    .filter(
      ({ local, protocol }) =>
        local.port >= first && local.port <= last && protocols.includes(protocol),
    );
}
