import type { Exposure } from '../model/exposure.ts';
import type { Protocol, SocketRow } from '../model/socket.ts';
import type { Risk, Severity } from '../registry/life/risks.ts';
import type { Program } from './program.ts';
import type { Rule, RulePort } from './rule.ts';

/**
 * What was found.
 * - `new-listener`: no rule speaks of it
 * - `wider`: expected, and more can come to it than expected
 * - `other-program`: the port is expected of another program
 * - `missing`: nobody listens where somebody is expected
 * - `risky-port`: not expected, open to the network, and known for what that can mean
 * - `program-file`: the program's file was deleted or replaced since it started
 * - `owner-hidden`: nobody can be seen behind it, though Portico may look
 */
export const FINDING_KINDS = [
  'new-listener',
  'wider',
  'other-program',
  'missing',
  'risky-port',
  'program-file',
  'owner-hidden',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** What became of a program's file since the program started. */
export type ProgramFile = 'same' | 'deleted' | 'replaced';

/** A socket as it was seen: what a finding rests on. */
export interface SeenSocket {
  /** `address:port`. */
  readonly local: string;
  readonly exposure: Exposure;
  readonly pids: readonly number[];
  readonly processes: readonly string[];
  readonly user: string | null;
  readonly service: string | null;
  /** When it opened, as far as that is known. */
  readonly since: Pick<SocketRow, 'firstSeenAt' | 'presentAtStart' | 'asleepSince'>;
}

export interface Finding {
  /** Equal for the same fact, whatever process, source or run it was seen in. */
  readonly id: string;
  readonly kind: FindingKind;
  readonly severity: Severity;
  readonly protocol: Protocol;
  /** `dynamic`: ports that this system hands out, which may be others the next time. */
  readonly port: RulePort;
  /** Null: of a missing listener that any program may be. */
  readonly program: Program | null;
  /** Null where nobody listens. */
  readonly exposure: Exposure | null;
  /** The ports where it was seen, lowest first. */
  readonly ports: readonly number[];
  /** Some of the sockets, and how many there are. */
  readonly sockets: readonly SeenSocket[];
  readonly socketCount: number;
  /** The rules that it goes against. */
  readonly rules: readonly Rule[];
  /** For `other-program`: whether the expected one is there too. */
  readonly isExpectedThere: boolean;
  readonly risks: readonly Risk[];
  readonly programFile: 'deleted' | 'replaced' | null;
}

/** Gravest first, then by port. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    FINDING_KINDS.indexOf(a.kind) - FINDING_KINDS.indexOf(b.kind) ||
    lowest(a) - lowest(b) ||
    (a.id < b.id ? -1 : 1)
  );
}

const RANK: Readonly<Record<Severity, number>> = { critical: 0, high: 1, medium: 2, low: 3 };

export function graver(a: Severity, b: Severity): Severity {
  return RANK[a] <= RANK[b] ? a : b;
}

function lowest({ ports, port }: Finding): number {
  const [first = 0] = ports;
  if (first > 0) return first;
  return typeof port === 'object' ? port[0] : Number(port) || 0;
}
