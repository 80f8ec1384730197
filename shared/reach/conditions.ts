import { formatIpv4, formatIpv6 } from '../address/ip.ts';
import type { Family } from '../model/socket.ts';
import { type Box, type Field, merged } from './box.ts';
import type { Outcome } from './evaluate.ts';
import type { InterfaceNames } from './interface-names.ts';
import { isSame, type NumberSet, without } from './number-set.ts';
import type { Clause, Condition, ConditionField } from './verdict.ts';

const MOST_VALUES = 8;
const MOST_CONDITIONS = 6;
const FIELDS: readonly ConditionField[] = [
  'source',
  'interface',
  'destination',
  'sourcePort',
  'profile',
];

/** On what of a packet it depends whether it comes in, told from the side that takes fewer words. */
export function conditionsOf(
  outcomes: readonly Outcome[],
  space: Box,
  names: InterfaceNames,
): Condition[] {
  const sides = (['accept', 'drop'] as const).map((kind) => ({
    effect: kind === 'accept' ? ('only' as const) : ('not' as const),
    boxes: merged(outcomes.filter((outcome) => outcome.kind === kind).map(({ box }) => plain(box))),
  }));
  const [simplest] = sides
    .map(({ effect, boxes }) => boxes.map((box) => conditionOf(effect, box, space, names)))
    .filter((conditions) => conditions.every(({ clauses }) => clauses.length > 0))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
  return (simplest ?? []).slice(0, MOST_CONDITIONS);
}

function plain(box: Box): Box {
  return { ...box, doubts: new Set() };
}

/** How much there is to read; of equals what comes in is told. */
function sizeOf(conditions: readonly Condition[]): number {
  const clauses = conditions.flatMap((condition) => condition.clauses);
  return clauses.reduce(
    (sum, { values, more, negated }) => sum + values.length + more + (negated ? 1.5 : 0),
    0,
  );
}

function conditionOf(
  effect: Condition['effect'],
  box: Box,
  space: Box,
  names: InterfaceNames,
): Condition {
  const family: Family = space.fields.family[0]?.[0] === 6n ? 6 : 4;
  const clauses = FIELDS.flatMap((field): Clause[] => {
    const own = box.fields[field];
    const whole = space.fields[field];
    if (isSame(own, whole)) return [];
    const others = without(whole, own);
    const isNegated = hasNameless(field, own, names) || isShorter(others, own, field, names);
    const values = valuesOf(field, isNegated ? others : own, family, names);
    return [
      {
        field,
        negated: isNegated,
        values: values.slice(0, MOST_VALUES),
        more: Math.max(0, values.length - MOST_VALUES),
      },
    ];
  });
  return { effect, clauses };
}

/** Devices that no rule names can only be told as all others. */
function hasNameless(field: Field, own: NumberSet, names: InterfaceNames): boolean {
  if (field !== 'interface') return false;
  return own.some(([first, last]) => {
    for (let index = first; index <= last; index += 1n) {
      if (names.nameOf(index) === null) return true;
    }
    return false;
  });
}

function isShorter(
  others: NumberSet,
  own: NumberSet,
  field: Field,
  names: InterfaceNames,
): boolean {
  if (field === 'interface')
    return !hasNameless(field, others, names) && others.length < own.length;
  return others.length < own.length;
}

function valuesOf(
  field: ConditionField,
  set: NumberSet,
  family: Family,
  names: InterfaceNames,
): string[] {
  switch (field) {
    case 'source':
    case 'destination':
      return set.map(([first, last]) => blockText(first, last, family));
    case 'interface':
    case 'profile':
      return set.flatMap(([first, last]) => {
        const texts: string[] = [];
        for (let index = first; index <= last; index += 1n) {
          const text = field === 'profile' ? `${index}` : names.nameOf(index);
          if (text !== null) texts.push(text);
        }
        return texts;
      });
    case 'sourcePort':
      return set.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
  }
}

/** One address, a block in CIDR notation, else the first and the last address. */
function blockText(first: bigint, last: bigint, family: Family): string {
  if (first === last) return addressOf(first, family);
  const size = last - first + 1n;
  const bits = size.toString(2).length - 1;
  const isBlock = size === 1n << BigInt(bits) && first % size === 0n;
  if (!isBlock) return `${addressOf(first, family)}–${addressOf(last, family)}`;
  return `${addressOf(first, family)}/${(family === 4 ? 32 : 128) - bits}`;
}

function addressOf(number: bigint, family: Family): string {
  const count = family === 4 ? 4 : 8;
  const bits = family === 4 ? 8n : 16n;
  const mask = (1n << bits) - 1n;
  const parts = Array.from({ length: count }, (_, index) =>
    Number((number >> (bits * BigInt(count - 1 - index))) & mask),
  );
  return family === 4 ? formatIpv4(parts) : formatIpv6(parts);
}
