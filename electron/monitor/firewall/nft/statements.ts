import type { Circumstance, Match, Rule, Verdict } from '../../../../shared/reach/ruleset.ts';
import { verdictOfTarget } from '../iptables/targets.ts';
import { type Matches, NEVER } from '../packet-facts.ts';
import { isObject, type Json, list, member, shortText, text } from './json.ts';
import { readKey, readMatch } from './match.ts';
import { bare, type NamedSets } from './values.ts';

/** Statements that let every packet go on to the next one. */
const PASSING = new Set([
  'counter',
  'log',
  'notrack',
  'ct helper',
  'ct timeout',
  'ct expectation',
  'secmark',
  'dup',
  'flow',
  'last',
  'set',
  'map',
  'comment',
]);

const CIRCUMSTANCES: Readonly<Record<string, Circumstance>> = {
  limit: 'rate',
  'ct count': 'count',
  quota: 'quota',
  meter: 'rate',
};

/** Statements that only ask: a rule that has nothing behind them lets the packet go on. */
const MATCHING = new Set(['match', 'xt', ...Object.keys(CIRCUMSTANCES)]);

/** Where rules are kept of which a statement may speak. */
export interface Table {
  readonly id: string;
  readonly sets: NamedSets;
  readonly verdictMaps: ReadonlyMap<string, readonly Json[]>;
}

/**
 * One rule of nft's; a verdict map becomes a rule for each of its elements, which exclude each other.
 * @param where how a person finds the rule again
 */
export function readRule(expressions: readonly Json[], table: Table, where: string): Rule[] {
  const reader = new RuleReader(table, where);
  for (const expression of expressions) {
    if (!reader.take(expression)) return reader.rules;
  }
  return reader.end();
}

class RuleReader {
  readonly rules: Rule[] = [];
  readonly #matches: Match[] = [];
  readonly #table: Table;
  readonly #where: string;
  #isStrange = false;

  constructor(table: Table, where: string) {
    this.#table = table;
    this.#where = where;
  }

  /** @returns whether what stands behind it is ever asked */
  take(expression: Json): boolean {
    const [name, body] = isObject(expression) ? (Object.entries(expression)[0] ?? []) : [];
    if (name === undefined) return true;
    if (isPassing(name, body)) {
      if (name === 'set' && hasRate(body)) this.#asks(RATE);
      return true;
    }
    if (name === 'vmap') return this.#takeMap(body);
    const verdict = verdictOf(name, body, this.#table);
    if (verdict) {
      this.#decides([], verdict);
      return false;
    }
    const asked = matchesOf(name, body, expression, this.#table);
    if (asked === NEVER) return false;
    this.#matches.push(...asked);
    this.#isStrange ||= !MATCHING.has(name);
    return true;
  }

  /** What is not known at all may be what decides. */
  end(): Rule[] {
    if (this.#isStrange) this.#decides([], { kind: 'ask' });
    return this.rules;
  }

  #takeMap(body: Json): boolean {
    const parts = readVerdictMap(body, this.#table);
    if (!parts) this.#decides([], { kind: 'ask' });
    for (const { matches, verdict } of parts ?? []) this.#decides(matches, verdict);
    return true;
  }

  #asks(match: Match): void {
    this.#matches.push(match);
  }

  #decides(matches: readonly Match[], verdict: Verdict): void {
    this.rules.push({ matches: [...this.#matches, ...matches], verdict, text: this.#where });
  }
}

const RATE: Match = { kind: 'circumstance', circumstance: 'rate' };

function matchesOf(name: string, body: Json, expression: Json, table: Table): Matches {
  if (name === 'match') return readMatch(body, table.sets);
  const circumstance = Object.hasOwn(CIRCUMSTANCES, name) ? CIRCUMSTANCES[name] : undefined;
  if (circumstance) return [{ kind: 'circumstance', circumstance }];
  return [{ kind: 'opaque', text: shortText(expression) }];
}

function verdictOf(name: string, body: Json, { id }: Table): Verdict | null {
  switch (name) {
    case 'accept':
    case 'return':
    case 'drop':
      return { kind: name };
    case 'reject':
      return { kind: 'drop' };
    case 'continue':
      return null;
    case 'jump':
    case 'goto':
      return { kind: name, chain: `${id} ${text(member(body, 'target')) ?? ''}` };
    case 'dnat':
    case 'redirect':
    case 'tproxy':
    case 'mangle':
    case 'fwd':
      return { kind: 'divert' };
    // Only the sender's side is written anew: the packet goes where it went.
    case 'snat':
    case 'masquerade':
      return { kind: 'accept' };
    case 'queue':
    case 'synproxy':
      return { kind: 'ask' };
    case 'xt':
      return member(body, 'type') === 'target' ? targetOf(body) : null;
    default:
      return null;
  }
}

/** A target of iptables' by its name alone. */
function targetOf(body: Json): Verdict {
  return verdictOfTarget(text(member(body, 'name')) ?? '') ?? { kind: 'ask' };
}

function isPassing(name: string, body: Json): boolean {
  if (name === 'mangle') return !isReaddressed(body);
  return PASSING.has(name) || isPassingTarget(name, body);
}

/** Whether the packet gets another address or port without a word to anybody. */
function isReaddressed(body: Json): boolean {
  const field = text(member(member(member(body, 'key'), 'payload'), 'field'));
  return field === 'dport' || field === 'daddr';
}

function isPassingTarget(name: string, body: Json): boolean {
  if (name !== 'xt' || member(body, 'type') !== 'target') return false;
  return verdictOfTarget(text(member(body, 'name')) ?? '') === null;
}

interface MapPart {
  readonly matches: readonly Match[];
  readonly verdict: Verdict;
}

/** @returns null where it is not understood */
function readVerdictMap(body: Json, table: Table): readonly MapPart[] | null {
  const data = member(body, 'data');
  const named = text(data);
  const elements = named?.startsWith('@')
    ? table.verdictMaps.get(named.slice(1))
    : list(member(data, 'set') ?? []);
  if (!elements) return null;
  const parts = elements.map((element) => partOf(element, member(body, 'key'), table));
  return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
}

/** Empty where the packet goes on, or is none that is asked about. */
function partOf(element: Json, key: Json, table: Table): readonly MapPart[] | null {
  const [from, to] = list(element);
  const [name, target] = isObject(to) ? (Object.entries(to)[0] ?? []) : [];
  if (name === 'continue') return [];
  const verdict = name === undefined ? null : verdictOf(name, target, table);
  if (!verdict) return null;
  const matches = readKey(key, bare(from), table.sets);
  return matches === NEVER ? [] : [{ matches, verdict }];
}

function hasRate(body: Json): boolean {
  return list(member(body, 'stmt') ?? []).some(
    (statement) => member(statement, 'limit') !== undefined,
  );
}
