import type { Protocol } from '../model/socket.ts';
import type { SourceFailureCode, SourceName } from '../model/status.ts';

/** One socket as sources can be compared by it: what a lesser source may not know is left out. */
export interface SeenSocket {
  readonly protocol: Protocol;
  /** `address:port`; an address that a source cut ends in `…`. */
  readonly local: string;
  /** Null for a door. */
  readonly remote: string | null;
  readonly port: number;
  readonly state: string;
}

/** What one source saw, or why it saw nothing. */
export type Witness =
  | {
      readonly source: SourceName;
      readonly ok: true;
      readonly sockets: number;
      readonly doors: number;
    }
  | {
      readonly source: SourceName;
      readonly ok: false;
      readonly code: SourceFailureCode;
      readonly detail: string | null;
    };

/** A gap that a source is known to have here. */
export const KNOWN_GAPS = ['no-bound-udp', 'no-bound-tcp', 'no-closing', 'no-ipv6-whole'] as const;
export type KnownGap = (typeof KNOWN_GAPS)[number];

/**
 * Why sources say different things.
 * - `known-gap`: the sources that miss it are known to
 * - `unexplained`: a source that should show it does not
 * - `nobody-shows`: no source shows anything at a port that the system says is taken
 * - `port-free`: a source shows a door where the system says that the port is free
 */
export type DifferenceKind = 'known-gap' | 'unexplained' | 'nobody-shows' | 'port-free';

export interface Difference {
  readonly kind: DifferenceKind;
  readonly protocol: Protocol;
  readonly port: number;
  readonly local: string;
  readonly remote: string | null;
  readonly state: string | null;
  readonly seenBy: readonly SourceName[];
  readonly missedBy: readonly SourceName[];
  /** For `known-gap`: one for all that miss it. */
  readonly gaps: readonly KnownGap[];
}

/** What came of trying whether ports are free. */
export type BindTest =
  | {
      readonly ok: true;
      /** How many ports of both protocols were tried. */
      readonly tried: number;
      /** How many could not be, for want of a right. */
      readonly denied: number;
    }
  | {
      readonly ok: false;
      readonly reason: 'unsupported' | 'failed';
      readonly detail: string | null;
    };

export interface Opinion {
  /** Milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly tookMs: number;
  readonly witnesses: readonly Witness[];
  readonly bindTest: BindTest;
  /** The gravest first, at most {@link MOST_DIFFERENCES}. */
  readonly differences: readonly Difference[];
  /** How many of each kind there are, those that are not listed included. */
  readonly counts: Readonly<Record<DifferenceKind, number>>;
}

export const MOST_DIFFERENCES = 500;

/** Kinds that nothing known explains: the classic sign of something hidden, or of a source's gap. */
export const UNEXPLAINED: readonly DifferenceKind[] = ['nobody-shows', 'unexplained', 'port-free'];

export function unexplainedIn({ counts }: Opinion): number {
  return UNEXPLAINED.reduce((sum, kind) => sum + counts[kind], 0);
}

/** Whether two sources at least could be compared. */
export function isOpinion({ witnesses, bindTest }: Opinion): boolean {
  return witnesses.filter(({ ok }) => ok).length + Number(bindTest.ok) >= 2;
}
