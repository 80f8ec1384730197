import type { Family, Protocol } from '../model/socket.ts';
import type { Box } from './box.ts';
import { meet } from './box.ts';
import { conditionsOf } from './conditions.ts';
import type { Decider } from './evaluate.ts';
import { evaluate, type Outcome, TooComplicatedError } from './evaluate.ts';
import { InterfaceNames } from './interface-names.ts';
import { one, span } from './number-set.ts';
import { anySender, destinationsOf } from './packet-space.ts';
import type { Circumstance, Ruleset } from './ruleset.ts';
import type { Judgement, Reason } from './verdict.ts';

/** A door as rules see it. */
export interface AskedDoor {
  readonly protocol: Protocol;
  readonly family: Family;
  /** Canonical, of this family; the wildcard address for all. */
  readonly address: string;
  readonly port: number;
  /** The only device that leads to it; null: any but the loopback one. */
  readonly device: string | null;
  /** How many network profiles the rules tell apart; 1 where they do not. */
  readonly profiles?: number;
}

/** IANA's protocol numbers. */
const PROTOCOL_NUMBERS: Record<Protocol, bigint> = { tcp: 6n, udp: 17n };
const MOST_DECIDERS = 6;

/** What a host's input rules do with packets that come to a door from other machines. */
export function judge(ruleset: Ruleset, door: AskedDoor): Judgement {
  const names = new InterfaceNames(ruleset, door.device === null ? [] : [door.device]);
  const space = spaceOf(door, names);
  try {
    return judgementOf(evaluate(ruleset, door.family, space, names), space, ruleset, names);
  } catch (error) {
    if (!(error instanceof TooComplicatedError)) throw error;
    return unknown([{ code: 'too-complicated' }], []);
  }
}

/** Every packet that is asked about. */
export function spaceOf(door: AskedDoor, names: InterfaceNames): Box {
  return {
    fields: {
      family: one(BigInt(door.family)),
      protocol: one(PROTOCOL_NUMBERS[door.protocol]),
      port: one(BigInt(door.port)),
      sourcePort: span(1n, 65_535n),
      source: anySender(door.family),
      destination: destinationsOf(door.address, door.family, door.protocol),
      profile: span(0n, BigInt((door.profiles ?? 1) - 1)),
      interface: door.device === null ? names.outside : names.only(door.device),
    },
    doubts: new Set(),
  };
}

function judgementOf(
  all: readonly Outcome[],
  space: Box,
  { gaps }: Ruleset,
  names: InterfaceNames,
): Judgement {
  const outcomes = all.map((outcome) => withoutIdleDoubts(outcome, all));
  const kinds = new Set(outcomes.map(({ kind }) => kind));
  const decidedBy = decidersOf(outcomes);
  if (kinds.size === 1 && kinds.has('drop')) {
    return { state: 'dropped', conditions: [], circumstances: [], reasons: [], decidedBy };
  }
  const reasons = [...reasonsOf(outcomes), ...gaps.map((gap): Reason => ({ ...gap }))];
  if (reasons.length > 0) return unknown(reasons, decidedBy);
  if (kinds.size === 1) {
    return { state: 'not-filtered', conditions: [], circumstances: [], reasons, decidedBy };
  }
  return {
    state: 'depends',
    conditions: conditionsOf(outcomes, space, names),
    circumstances: circumstancesOf(outcomes),
    reasons,
    decidedBy,
  };
}

/** What did not matter is no doubt: the same comes of it either way. */
function withoutIdleDoubts(outcome: Outcome, all: readonly Outcome[]): Outcome {
  const { box, kind } = outcome;
  if (box.doubts.size === 0) return outcome;
  const matters = all.some((other) => other.kind !== kind && meet(other.box, box));
  return matters ? outcome : { ...outcome, box: { ...box, doubts: new Set() } };
}

function reasonsOf(outcomes: readonly Outcome[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { kind, box, by } of outcomes) {
    if (kind === 'divert' || kind === 'ask') {
      const text = by?.rule ?? by?.chain ?? '';
      reasons.set(`${kind} ${text}`, { code: kind === 'divert' ? 'diverted' : 'asked', text });
    }
    for (const doubt of box.doubts) {
      if (doubt.kind !== 'opaque') continue;
      reasons.set(doubt.text, { code: 'not-understood', text: doubt.text });
    }
  }
  return [...reasons.values()];
}

function circumstancesOf(outcomes: readonly Outcome[]): Circumstance[] {
  const doubts = outcomes.flatMap(({ box }) => [...box.doubts]);
  return [
    ...new Set(doubts.flatMap((doubt) => (doubt.kind === 'opaque' ? [] : [doubt.circumstance]))),
  ];
}

function decidersOf(outcomes: readonly Outcome[]): Decider[] {
  const deciders = new Map<string, Decider>();
  for (const { by } of outcomes) if (by) deciders.set(`${by.chain} ${by.rule}`, by);
  return [...deciders.values()].slice(0, MOST_DECIDERS);
}

function unknown(reasons: readonly Reason[], decidedBy: readonly Decider[]): Judgement {
  return { state: 'unknown', conditions: [], circumstances: [], reasons, decidedBy };
}
