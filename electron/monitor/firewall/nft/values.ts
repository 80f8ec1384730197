import { parseAddress } from '../../../../shared/address/ip.ts';
import type { Family } from '../../../../shared/model/socket.ts';
import { type NumberSet, one, span, unionOf } from '../../../../shared/reach/number-set.ts';
import { addressNumber, block } from '../../../../shared/reach/packet-space.ts';
import { protocolNumber } from '../packet-facts.ts';
import { isObject, type Json, list, member, text } from './json.ts';

/** How one value of a field is written. @returns null where it is not of that field */
export type ReadValue = (value: Json) => bigint | null;

/** The elements of a set in a rule, or of one that has a name. */
export type NamedSets = ReadonlyMap<string, readonly Json[]>;

export function portValue(value: Json): bigint | null {
  const isPort = typeof value === 'number' && Number.isInteger(value) && value >= 0;
  return isPort && value <= 65_535 ? BigInt(value) : null;
}

export function protocolValue(value: Json): bigint | null {
  if (typeof value === 'number') return protocolNumber(`${value}`);
  return typeof value === 'string' ? protocolNumber(value) : null;
}

/** Of an address of this family. */
export function addressValue(family: Family): ReadValue {
  return (value) => {
    const parsed = typeof value === 'string' ? parseAddress(value) : null;
    return parsed?.family === family ? addressNumber(parsed.address) : null;
  };
}

/** The elements that the right side of a match means; null where it names a set that is not there. */
export function elementsOf(right: Json, sets: NamedSets): readonly Json[] | null {
  if (typeof right === 'string' && right.startsWith('@'))
    return sets.get(right.slice(1))?.map(bare) ?? null;
  const anonymous = member(right, 'set');
  return (anonymous === undefined ? list(right) : list(anonymous)).map(bare);
}

/** An element without its comment, its time and its counter. */
export function bare(element: Json): Json {
  const value = member(member(element, 'elem'), 'val');
  return value === undefined ? element : value;
}

/** The numbers that elements stand for: single ones, spans and blocks. */
export function numbersOf(elements: readonly Json[], read: ReadValue): NumberSet | null {
  const spans: (readonly [bigint, bigint])[] = [];
  for (const element of elements) {
    const values = valuesOf(element, read);
    if (!values) return null;
    // One by one: a set may have more elements than a call may have arguments.
    for (const value of values) spans.push(value);
  }
  return unionOf(spans);
}

function valuesOf(element: Json, read: ReadValue): NumberSet | null {
  if (!isObject(element)) {
    const value = read(element);
    return value === null ? null : one(value);
  }
  const range = member(element, 'range');
  if (range !== undefined) {
    const [first, last] = list(range).map(read);
    return typeof first === 'bigint' && typeof last === 'bigint' ? span(first, last) : null;
  }
  const prefix = member(element, 'prefix');
  const address = text(member(prefix, 'addr'));
  const bits = member(prefix, 'len');
  if (address === null || typeof bits !== 'number' || read(address) === null) return null;
  return block(address, bits)?.values ?? null;
}

export function namesOf(elements: readonly Json[]): string[] | null {
  const names = elements.map(text);
  return names.every((name) => name !== null) ? names : null;
}
