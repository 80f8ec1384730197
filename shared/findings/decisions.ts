import type { Exposure } from '../model/exposure.ts';
import type { Protocol } from '../model/socket.ts';
import type { Finding, FindingKind } from './finding.ts';
import { compareProgram, type Program } from './program.ts';
import { isWider, type RulePort, rulePortText } from './rule.ts';

/**
 * What the user said of findings. It is about the fact, not about an id: a program that becomes known, or
 * hidden, after a change of rights is still the same one.
 * - `acknowledged`: known, and no more to be told as long as it is no more than that
 * - `muted`: not to be told until a time, or for good
 */
export interface Decision {
  readonly action: 'acknowledged' | 'muted';
  /** When it was said: milliseconds since 1970 UTC. */
  readonly at: number;
  /** Until when it holds: milliseconds since 1970 UTC; null: for good. */
  readonly until: number | null;
  /** Null: whatever is found of this program. */
  readonly of: DecidedFact | null;
  readonly program: Program | null;
}

/** What was said, and until when it holds. */
export type Said = Pick<Decision, 'action' | 'until'>;

/** Of several that hold: the one that holds longest. */
export function longest(decisions: readonly Decision[]): Said | null {
  const [first, ...others] = decisions;
  if (!first) return null;
  const { action, until } = others.reduce(
    (last, next) => (endOf(next) > endOf(last) ? next : last),
    first,
  );
  return { action, until };
}

function endOf({ until }: Decision): number {
  return until ?? Number.POSITIVE_INFINITY;
}

export interface DecidedFact {
  readonly kind: FindingKind;
  readonly protocol: Protocol;
  readonly port: RulePort;
  readonly exposure: Exposure | null;
}

export function acknowledge(finding: Finding, at: number): Decision {
  return { action: 'acknowledged', at, until: null, of: factOf(finding), program: finding.program };
}

/** @param until milliseconds since 1970 UTC; null: for good */
export function mute(finding: Finding, at: number, until: number | null): Decision {
  return { action: 'muted', at, until, of: factOf(finding), program: finding.program };
}

/** Whatever is found of the finding's program from now on. @returns null where that is hidden or anyone */
export function muteProgram(finding: Finding, at: number, until: number | null): Decision | null {
  const { program } = finding;
  if (program === null || compareProgram(program, program) !== 'same') return null;
  return { action: 'muted', at, until, of: null, program };
}

/** Decisions, to be asked about one finding after the other. */
export class DecisionIndex {
  readonly #ofFact = new Map<string, Decision[]>();
  readonly #ofProgram: Decision[] = [];

  constructor(decisions: readonly Decision[]) {
    for (const decision of decisions) {
      if (!decision.of) this.#ofProgram.push(decision);
      else {
        const key = factKey(decision.of);
        const there = this.#ofFact.get(key);
        if (there) there.push(decision);
        else this.#ofFact.set(key, [decision]);
      }
    }
  }

  /** What was decided of a finding and still holds. @param now milliseconds since 1970 UTC */
  on(finding: Finding, now: number): readonly Decision[] {
    const ofFact = this.#ofFact.get(factKey(finding)) ?? [];
    return [...ofFact, ...this.#ofProgram].filter(
      (decision) => holds(decision, now) && isAbout(decision, finding),
    );
  }
}

/** Those that hold, or will. @param now milliseconds since 1970 UTC */
export function stillHolding(decisions: readonly Decision[], now: number): Decision[] {
  return decisions.filter((decision) => holds(decision, now));
}

function holds({ until }: Decision, now: number): boolean {
  return until === null || now < until;
}

function isAbout({ of, program }: Decision, finding: Finding): boolean {
  const isProgram =
    program === null || finding.program === null
      ? program === finding.program
      : compareProgram(program, finding.program) !== 'different';
  if (of === null) return isProgram && program !== null && isSurely(program, finding);
  return isProgram && factKey(of) === factKey(finding) && !isMore(finding.exposure, of.exposure);
}

/** Muting a program must not mute what only might be it. */
function isSurely(program: Program, { program: found }: Finding): boolean {
  return found !== null && compareProgram(program, found) === 'same';
}

function isMore(now: Exposure | null, then: Exposure | null): boolean {
  return now !== null && (then === null || isWider(now, then));
}

function factKey({ kind, protocol, port }: Omit<DecidedFact, 'exposure'>): string {
  return `${kind} ${protocol} ${rulePortText(port)}`;
}

function factOf({ kind, protocol, port, exposure }: Finding): DecidedFact {
  return { kind, protocol, port, exposure };
}
