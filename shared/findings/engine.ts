import type { Delta } from '../diff/delta.ts';
import type { Protocol, Rows, SocketRow } from '../model/socket.ts';
import type { HiddenReason, Problem } from '../model/status.ts';
import { Baseline } from './baseline.ts';
import { type Decision, DecisionIndex, longest, type Said } from './decisions.ts';
import { doorsOf, type HandsOut, isWatched } from './doors.ts';
import { compareFindings, type Finding, type FindingKind, type ProgramFile } from './finding.ts';
import { findingsOf } from './findings-of.ts';
import type { Rule } from './rule.ts';

/** One reading, as far as findings need it. */
export interface FindingsReading {
  readonly rows: Rows;
  /** From the reading that was given before; null: unknown, or the keys are others (a new epoch). */
  readonly delta: Delta | null;
  /** Milliseconds since 1970 UTC. */
  readonly takenAt: number;
  readonly hiddenReason: HiddenReason | null;
  readonly problems: readonly Problem[];
  /** By pid of owners; the same map as before where nothing changed. */
  readonly programFiles?: ReadonlyMap<number, ProgramFile>;
}

export interface FindingsUpdate {
  /** What is to be told, gravest first; the same array as before where nothing changed. */
  readonly findings: readonly Finding[];
  /** What holds and was acknowledged or muted. */
  readonly decided: readonly Finding[];
  /** What was said of them, by their id. */
  readonly said: ReadonlyMap<string, Said>;
  /** Those of `findings` that have not been told before: each is told once in the engine's life. */
  readonly fresh: readonly Finding[];
}

/**
 * How long a fact has to hold before it is told, in milliseconds: a restart closes a door and opens it again,
 * and the owner of a new socket may be known a reading later.
 */
export type Patience = Readonly<Record<FindingKind, number>>;

export const LIVE_PATIENCE: Patience = {
  'new-listener': 1000,
  wider: 1000,
  'other-program': 1000,
  missing: 15_000,
  'risky-port': 1000,
  'program-file': 1000,
  'owner-hidden': 5000,
};

/** For a single reading: there is nothing to wait for. */
export const NO_PATIENCE: Patience = {
  'new-listener': 0,
  wider: 0,
  'other-program': 0,
  missing: 0,
  'risky-port': 0,
  'program-file': 0,
  'owner-hidden': 0,
};

/** The time between two readings counts as this at most: a sleep or a clock that jumps proves nothing. */
const LONGEST_STEP_MS = 2000;
/** Ids that were told are remembered up to this many. */
const MOST_TOLD = 50_000;
const NONE: readonly Finding[] = [];
const NOTHING: FindingsUpdate = { findings: NONE, decided: NONE, said: new Map(), fresh: NONE };
const NO_FILES: ReadonlyMap<number, ProgramFile> = new Map();

/** Turns readings into findings. Does no input or output and asks no clock. Off until rules are given. */
export class FindingsEngine {
  readonly #handsOut: HandsOut;
  readonly #patience: Patience;
  #baseline: Baseline | null = null;
  #decisions: readonly Decision[] = [];
  #decided = new DecisionIndex([]);
  readonly #watched = new Map<string, SocketRow>();
  /** For how long each fact has held, in milliseconds. */
  #age = new Map<string, number>();
  readonly #told = new Set<string>();
  #last: FindingsReading | null = null;
  #update: FindingsUpdate = NOTHING;
  /** Whether what was said last may no longer hold though no row changes. */
  #isUnsettled = true;
  /** When a decision ends, which has the same effect: milliseconds since 1970 UTC. */
  #settledUntil = Number.POSITIVE_INFINITY;

  constructor(handsOut: HandsOut, patience: Patience = LIVE_PATIENCE) {
    this.#handsOut = handsOut;
    this.#patience = patience;
  }

  /** @param rules null: there is no baseline yet, and nothing is found */
  expect(rules: readonly Rule[] | null): void {
    this.#baseline = rules && new Baseline(rules);
    this.#isUnsettled = true;
  }

  decide(decisions: readonly Decision[]): void {
    this.#decisions = decisions;
    this.#decided = new DecisionIndex(decisions);
    this.#isUnsettled = true;
  }

  get latest(): FindingsUpdate {
    return this.#update;
  }

  take(reading: FindingsReading): FindingsUpdate {
    const before = this.#last;
    const isTouched = this.#follow(reading);
    this.#last = reading;
    if (!this.#baseline) {
      this.#age.clear();
      this.#update = NOTHING;
      return NOTHING;
    }
    if (!isTouched && before && this.#isSettled(before, reading)) {
      if (this.#update.fresh.length > 0) this.#update = { ...this.#update, fresh: NONE };
      return this.#update;
    }
    return this.#judge(this.#baseline, reading, stepBetween(before, reading));
  }

  /** A clock that was set back lets decisions hold again that had ended. */
  #isSettled(before: FindingsReading, reading: FindingsReading): boolean {
    if (this.#isUnsettled || !hasSameFacts(before, reading)) return false;
    return reading.takenAt < this.#settledUntil && reading.takenAt >= before.takenAt;
  }

  /** @returns whether a watched row changed */
  #follow({ rows, delta }: FindingsReading): boolean {
    if (!delta || !this.#last) {
      this.#watched.clear();
      for (const [id, row] of rows) if (isWatched(row)) this.#watched.set(id, row);
      return true;
    }
    let isTouched = false;
    for (const id of delta.closed.keys()) isTouched = this.#watched.delete(id) || isTouched;
    for (const [id, row] of delta.opened) isTouched = this.#put(id, row) || isTouched;
    for (const [id, { after }] of delta.changed) isTouched = this.#put(id, after) || isTouched;
    return isTouched;
  }

  #put(id: string, row: SocketRow): boolean {
    if (!isWatched(row)) return this.#watched.delete(id);
    this.#watched.set(id, row);
    return true;
  }

  #judge(baseline: Baseline, reading: FindingsReading, stepMs: number): FindingsUpdate {
    const all = findingsOf({
      doors: doorsOf(this.#watched.values(), this.#handsOut),
      baseline,
      programFiles: reading.programFiles ?? NO_FILES,
      hiddenReason: reading.hiddenReason,
      unseen: unseenIn(reading.problems),
    });
    const age = new Map<string, number>();
    const findings: Finding[] = [];
    const decided: Finding[] = [];
    const allSaid = new Map<string, Said>();
    let isWaiting = false;
    for (const [id, finding] of all) {
      const held = this.#age.get(id);
      const heldMs = held === undefined ? 0 : held + stepMs;
      age.set(id, heldMs);
      if (heldMs < this.#patience[finding.kind]) {
        isWaiting = true;
        continue;
      }
      const said = longest(this.#decided.on(finding, reading.takenAt));
      (said ? decided : findings).push(finding);
      if (said) allSaid.set(id, said);
    }
    this.#age = age;
    this.#isUnsettled = isWaiting;
    this.#settledUntil = nextEnd(this.#decisions, reading.takenAt);
    findings.sort(compareFindings);
    const fresh = findings.filter(({ id }) => !this.#told.has(id));
    this.#remember(fresh);
    this.#update = { findings, decided: decided.sort(compareFindings), said: allSaid, fresh };
    return this.#update;
  }

  #remember(fresh: readonly Finding[]): void {
    for (const { id } of fresh) this.#told.add(id);
    for (const id of this.#told) {
      if (this.#told.size <= MOST_TOLD) break;
      this.#told.delete(id);
    }
  }
}

/** When the next of the decisions ends that hold now. */
function nextEnd(decisions: readonly Decision[], now: number): number {
  let next = Number.POSITIVE_INFINITY;
  for (const { until } of decisions)
    if (until !== null && until > now) next = Math.min(next, until);
  return next;
}

function hasSameFacts(a: FindingsReading, b: FindingsReading): boolean {
  return (
    a.programFiles === b.programFiles &&
    a.hiddenReason === b.hiddenReason &&
    unseenIn(a.problems).size === unseenIn(b.problems).size
  );
}

function stepBetween(before: FindingsReading | null, { takenAt }: FindingsReading): number {
  return before ? Math.min(LONGEST_STEP_MS, Math.max(0, takenAt - before.takenAt)) : 0;
}

function unseenIn(problems: readonly Problem[]): ReadonlySet<Protocol> {
  return new Set(problems.some(({ code }) => code === 'udp-not-read') ? (['udp'] as const) : []);
}
