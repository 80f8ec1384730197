import { type NumberSet, span, without } from '../../../../shared/reach/number-set.ts';
import { addressesOfType, allAddresses } from '../../../../shared/reach/packet-space.ts';
import type { Match, Test } from '../../../../shared/reach/ruleset.ts';
import {
  ALWAYS,
  constant,
  FLAGS_OF_NEW,
  isNewAmong,
  type Matches,
  NEVER,
  opaque,
  tcpFlags,
} from '../packet-facts.ts';
import { knownField, numberTest } from './fields.ts';
import { type Json, list, member, shortText, text } from './json.ts';
import { elementsOf, type NamedSets, namesOf, numbersOf } from './values.ts';

/** @returns undefined where the match is not of its kind, or not understood */
type Reader = (left: Json, op: string, right: Json, sets: NamedSets) => Matches | undefined;

const READERS: readonly Reader[] = [
  ofConcatenation,
  ofNumber,
  ofMeta,
  ofConnection,
  ofFlags,
  ofRoute,
  ofCircumstance,
];

/** One `match` statement. */
export function readMatch(statement: Json, sets: NamedSets): Matches {
  const left = member(statement, 'left');
  const right = member(statement, 'right');
  const op = text(member(statement, 'op')) ?? '==';
  for (const reader of READERS) {
    const matches = reader(left, op, right, sets);
    if (matches !== undefined) return matches;
  }
  return opaque(shortText({ match: statement }));
}

/** What a key of a verdict map asks of the packet that one of its elements fits. */
export function readKey(key: Json, element: Json, sets: NamedSets): Matches {
  return readMatch({ op: '==', left: key, right: { set: [element] } }, sets);
}

function ofConcatenation(
  left: Json,
  op: string,
  right: Json,
  sets: NamedSets,
): Matches | undefined {
  const keys = member(left, 'concat');
  if (keys === undefined) return undefined;
  const elements = elementsOf(right, sets);
  if (!elements || (op !== '==' && op !== 'in')) return undefined;
  const of: (readonly Test[])[] = [];
  for (const element of elements) {
    const combination = combinationOf(list(keys), element, sets);
    if (combination === undefined) return undefined;
    if (combination) of.push(combination);
  }
  return of.length === 0 ? NEVER : [{ kind: 'any', of }];
}

/** What one element asks of each of the keys; null where it is never met, undefined where it is not understood. */
function combinationOf(
  keys: readonly Json[],
  element: Json,
  sets: NamedSets,
): readonly Test[] | null | undefined {
  const parts = list(member(element, 'concat') ?? element);
  if (parts.length !== keys.length) return undefined;
  const asked = keys.map((key, index) => readKey(key, parts[index], sets));
  if (asked.includes(NEVER)) return null;
  const matches = asked.flatMap((matches) => matches ?? []);
  const tests = matches.filter((match) => match.kind === 'number' || match.kind === 'interface');
  return tests.length === matches.length ? tests : undefined;
}

function ofNumber(left: Json, op: string, right: Json, sets: NamedSets): Matches | undefined {
  const known = knownField(left);
  if (known === undefined) return undefined;
  if (known === NEVER) return NEVER;
  const { field, read, all, implied } = known;
  const elements = elementsOf(right, sets);
  const values = elements && numbersOf(elements, read);
  if (!values) return undefined;
  const meant = compared(op, values, all);
  if (!meant) return undefined;
  return meant.length === 0 ? NEVER : [...implied, { kind: 'number', field, values: meant }];
}

function compared(op: string, values: NumberSet, all: NumberSet): NumberSet | undefined {
  const [first] = values;
  const edge = first?.[0] ?? 0n;
  const last = all.at(-1)?.[1] ?? 0n;
  switch (op) {
    case '==':
    case 'in':
      return values;
    case '!=':
      return without(all, values);
    case '<':
      return span(0n, edge - 1n);
    case '<=':
      return span(0n, edge);
    case '>':
      return span(edge + 1n, last);
    case '>=':
      return span(edge, last);
    default:
      return undefined;
  }
}

function ofMeta(left: Json, op: string, right: Json, sets: NamedSets): Matches | undefined {
  const key = text(member(member(left, 'meta'), 'key'));
  const elements = elementsOf(right, sets);
  const names = elements && namesOf(elements);
  if (!names || !isEquality(op)) return undefined;
  if (key === 'iif' || key === 'iifname') {
    return [{ kind: 'interface', names, negated: op === '!=' }];
  }
  if (key === 'pkttype') return ofType(names, op === '!=');
  // From outside: never by the loopback device.
  if (key === 'iiftype' && names.join() === 'loopback') return constant(op === '!=');
  return undefined;
}

function ofType(names: readonly string[], isNegated: boolean): Matches | undefined {
  const types = names.map((name) => (name === 'host' || name === 'unicast' ? 'local' : name));
  const of: Test[][] = [];
  for (const family of [4, 6] as const) {
    for (const type of types) {
      const kind = addressesOfType(type, family);
      if (!kind) return undefined;
      const values = isNegated ? without(allAddresses(family), kind) : kind;
      of.push([
        numberTest('family', BigInt(family)),
        { kind: 'number', field: 'destination', values },
      ]);
    }
  }
  if (isNegated && types.length > 1) return undefined;
  return [{ kind: 'any', of }];
}

function ofConnection(left: Json, op: string, right: Json, sets: NamedSets): Matches | undefined {
  const key = text(member(member(left, 'ct'), 'key'));
  const elements = elementsOf(right, sets);
  const names = elements && namesOf(elements.flatMap(list));
  if (!names || (key !== 'state' && key !== 'status') || !isEquality(op)) return undefined;
  const isAmong = isNewAmong(names);
  if (isAmong === null) return undefined;
  // What a rule has given another address is not followed further, so that none of these is reached.
  if (key === 'status') return constant(op === '!=');
  return constant(isAmong !== (op === '!='));
}

function isEquality(op: string): boolean {
  return op === '==' || op === 'in' || op === '!=';
}

/** `tcp flags & (fin | syn | rst | ack) == syn`, `tcp flags syn`, `tcp flags syn / fin,syn,rst,ack`. */
function ofFlags(left: Json, op: string, right: Json): Matches | undefined {
  const masked = member(left, '&');
  const [field, mask] = masked === undefined ? [left, ['all']] : list(masked);
  const payload = member(field, 'payload');
  if (text(member(payload, 'protocol')) !== 'tcp' || text(member(payload, 'field')) !== 'flags') {
    return undefined;
  }
  const bits = flagsOf(mask);
  const wanted = flagsOf(right);
  if (bits === null || wanted === null) return undefined;
  const isTcp: Match = numberTest('protocol', 6n);
  const found = FLAGS_OF_NEW & bits;
  const isMet = op === 'in' ? (found & wanted) !== 0 : (found === wanted) !== (op === '!=');
  return isEquality(op) ? (isMet ? [isTcp] : NEVER) : undefined;
}

function flagsOf(value: Json): number | null {
  if (typeof value === 'number') return value;
  const parts = member(value, '|') ?? value;
  const names = namesOf(list(parts));
  return names && tcpFlags(names);
}

/** `fib daddr type local`; and the filter for forged senders, which an ordinary packet passes. */
function ofRoute(left: Json, op: string, right: Json): Matches | undefined {
  const fib = member(left, 'fib');
  const flags = list(member(fib, 'flags'));
  if (text(member(fib, 'result')) === 'type' && flags.length === 1 && flags[0] === 'daddr') {
    const names = namesOf(list(right));
    return names && isEquality(op) ? ofType(names, op === '!=') : undefined;
  }
  const isForgery = text(member(fib, 'result')) === 'oif' && flags.includes('saddr');
  if (!isForgery || (right !== false && right !== 0)) return undefined;
  return op === '==' ? NEVER : op === '!=' ? ALWAYS : undefined;
}

const TIMES = new Set(['time', 'day', 'hour']);

/** What no packet tells: the time, and chance. */
function ofCircumstance(left: Json): Matches | undefined {
  const key = text(member(member(left, 'meta'), 'key'));
  if (key !== null && TIMES.has(key)) return [{ kind: 'circumstance', circumstance: 'time' }];
  if (member(left, 'numgen') === undefined) return undefined;
  return [{ kind: 'circumstance', circumstance: 'chance' }];
}
