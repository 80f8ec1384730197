import type { PortRecord, RecordStatus, RegistryProtocol } from './record.ts';
import { FIRST_DYNAMIC_PORT, REGISTRY_PROTOCOLS } from './record.ts';

/** A row of the registry: one name of a port or range, for one protocol or without one. */
export interface RegistryRow {
  readonly first: number;
  readonly last: number;
  /** Null where the registry states none. */
  readonly protocol: RegistryProtocol | null;
  /** Empty where the registry has none. */
  readonly name: string;
  readonly description: string;
  /** What the registry says of the name: that of one still in use, of a widespread use, or of an older one. */
  readonly use: 'current' | 'widespread' | 'historic';
}

/**
 * Names that everybody means are primary though the registry lists another one first: 465 was given to
 * Message Submission by RFC 8314, and Sun's shilp has never been seen beside NFS.
 */
const PREFERRED_NAMES: ReadonlySet<string> = new Set(['465/submissions', '2049/nfs']);

/** Withdrawn numbers, which are not given to others (RFC 6335, section 8.2), and withdrawn names. */
const WITHDRAWN = /^(de-?registered|de-?assigned|removed|deprecated|de-?com+issioned)\b/i;
const WITHDRAWN_NAME = /^de-?registered$/i;
const RESERVED = /^(iana )?reserved\b/i;
const PRIVATE_USE = /^any private\b/i;
const PLAINLY_UNASSIGNED = /^unassigned$/i;

/**
 * Makes one record of all names of a port and protocol, for each. Rows that say no more than "Unassigned"
 * leave none. Where a row for a range speaks of a port that another row names, the narrower one counts.
 */
export function recordsFromRows(rows: readonly RegistryRow[]): PortRecord[] {
  const groups = new Map<
    string,
    { row: RegistryRow; protocol: RegistryProtocol; names: RegistryRow[] }
  >();
  for (const row of rows) {
    if (row.name === '' && PLAINLY_UNASSIGNED.test(row.description)) continue;
    for (const protocol of protocolsOf(row)) {
      const key = `${row.first}-${row.last}/${protocol}`;
      const group = groups.get(key);
      if (group) group.names.push(row);
      else groups.set(key, { row, protocol, names: [row] });
    }
  }
  const narrowFirst = [...groups.values()].sort((a, b) => spanOf(a.row) - spanOf(b.row));
  const taken = new Set<string>();
  return narrowFirst.flatMap(({ protocol, names }) => {
    const record = recordOf(protocol, names);
    return freeParts(record, taken);
  });
}

/**
 * What a row without a protocol speaks of: an assignment of the two that were known when such rows were
 * written, but a reservation of the number as such.
 */
function protocolsOf({ protocol, name }: RegistryRow): readonly RegistryProtocol[] {
  if (protocol !== null) return [protocol];
  return name === '' ? REGISTRY_PROTOCOLS : ['tcp', 'udp'];
}

function recordOf(protocol: RegistryProtocol, rows: readonly RegistryRow[]): PortRecord {
  const named = rows.filter(({ name }) => name !== '');
  const primary = primaryOf(named) ?? rows[0];
  if (primary === undefined) throw new Error('a record is made of at least one row');
  const { first, last, description } = primary;
  const status = statusOf(primary);
  const names = [...new Set([primary, ...currentFirst(named)].map(({ name }) => name))].filter(
    Boolean,
  );
  const isNamed = status === 'assigned' && names.length > 0;
  return {
    protocol,
    first,
    last,
    status,
    name: isNamed ? (names[0] ?? null) : null,
    aliases: isNamed ? names.slice(1) : names,
    description,
  };
}

/** The first name in the registry that is still in use, or the one everybody means. */
function primaryOf(named: readonly RegistryRow[]): RegistryRow | undefined {
  return (
    named.find(({ first, name }) => PREFERRED_NAMES.has(`${first}/${name}`)) ??
    currentFirst(named)[0]
  );
}

const USES: readonly RegistryRow['use'][] = ['current', 'widespread', 'historic'];

function currentFirst(rows: readonly RegistryRow[]): RegistryRow[] {
  return [...rows].sort((a, b) => USES.indexOf(a.use) - USES.indexOf(b.use));
}

function statusOf({ name, description }: RegistryRow): RecordStatus {
  if (name !== '') return WITHDRAWN_NAME.test(description) ? 'reserved' : 'assigned';
  if (RESERVED.test(description) || WITHDRAWN.test(description)) return 'reserved';
  // Such as "Unassigned [was netstat]" and "Possibly used by Sun Solaris????": a remark, not an assignment.
  return PRIVATE_USE.test(description) ? 'assigned' : 'unassigned';
}

/** Cuts out of a record what a narrower one has taken; for a single port that is all or nothing. */
function freeParts(record: PortRecord, taken: Set<string>): PortRecord[] {
  const parts: PortRecord[] = [];
  const end = Math.min(record.last, FIRST_DYNAMIC_PORT - 1);
  let from: number | null = null;
  for (let port = record.first; port <= end + 1; port += 1) {
    const key = `${port}/${record.protocol}`;
    const isFree = port <= end && !taken.has(key);
    if (isFree) {
      from ??= port;
      taken.add(key);
    } else if (from !== null) {
      parts.push({ ...record, first: from, last: port - 1 });
      from = null;
    }
  }
  return parts;
}

function spanOf({ first, last }: RegistryRow): number {
  return last - first;
}
