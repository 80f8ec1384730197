import type { Family } from '../../../../shared/model/socket.ts';
import { type NumberSet, span, unionOf, without } from '../../../../shared/reach/number-set.ts';
import {
  addressesOfType,
  addressNumber,
  allAddresses,
  block,
} from '../../../../shared/reach/packet-space.ts';
import type { Circumstance, NumberField } from '../../../../shared/reach/ruleset.ts';
import {
  ALWAYS,
  constant,
  FLAGS_OF_NEW,
  isNewAmong,
  type Matches,
  NEVER,
  protocolNumber,
  tcpFlags,
} from '../packet-facts.ts';

/** An option of a rule with what was given to it. */
export interface Option {
  readonly name: string;
  readonly values: readonly string[];
  readonly negated: boolean;
}

/** @returns undefined where the option is not understood */
type Reader = (option: Option, family: Family) => Matches | undefined;

const PORTS = span(0n, 65_535n);

const READERS: Readonly<Record<string, Reader>> = {
  '-p': ofProtocol,
  '-s': (option, family) => ofAddresses('source', blocksOf(option, family), option, family),
  '-d': (option, family) => ofAddresses('destination', blocksOf(option, family), option, family),
  '--src-range': (option, family) => ofAddresses('source', rangeOf(option), option, family),
  '--dst-range': (option, family) => ofAddresses('destination', rangeOf(option), option, family),
  '--dst-type': (option, family) =>
    ofAddresses('destination', typesOf(option, family), option, family),
  '--pkt-type': (option, family) =>
    ofAddresses('destination', typesOf(option, family), option, family),
  '-i': ({ values, negated }) => [
    { kind: 'interface', names: values.map((name) => name.replace(/\+$/, '*')), negated },
  ],
  '--dport': (option) => ofPorts('port', option),
  '--dports': (option) => ofPorts('port', option),
  '--sport': (option) => ofPorts('sourcePort', option),
  '--sports': (option) => ofPorts('sourcePort', option),
  '--state': ofState,
  '--ctstate': ofState,
  '--syn': ({ negated }) => constant(!negated),
  '--tcp-flags': ofFlags,
  // The packet that is asked about is no fragment.
  '-f': ({ negated }) => constant(negated),
  '--icmp-type': () => NEVER,
  '--icmpv6-type': () => NEVER,
  '--comment': () => ALWAYS,
  // An ordinary packet's answer goes back the way it came: it passes the filter for forged senders.
  '--loose': () => ALWAYS,
  '--validmark': () => ALWAYS,
  '--accept-local': () => ALWAYS,
  '--invert': () => NEVER,
};

const CIRCUMSTANCES: readonly (readonly [RegExp, Circumstance])[] = [
  [/^--(limit|hashlimit)/, 'rate'],
  [/^--(time|date|weekdays|monthdays|utc|kerneltz|contiguous)/, 'time'],
  [/^--connlimit/, 'count'],
  [/^--(update|set|rcheck|remove|seconds|hitcount|rttl|name|rsource|rdest|reap|mask)$/, 'recent'],
  [/^--(mode|probability|every|packet)$/, 'chance'],
  [/^--quota/, 'quota'],
];

/** What an option of a rule asks of the packet; undefined where that is not understood. */
export function matchesOfOption(option: Option, family: Family): Matches | undefined {
  const reader = Object.hasOwn(READERS, option.name) ? READERS[option.name] : undefined;
  if (reader) return reader(option, family);
  const [, circumstance] = CIRCUMSTANCES.find(([names]) => names.test(option.name)) ?? [];
  return circumstance && [{ kind: 'circumstance', circumstance }];
}

function ofProtocol({ values, negated }: Option): Matches | undefined {
  const [name = ''] = values;
  if (name === 'all' || name === '0') return negated ? NEVER : ALWAYS;
  const number = protocolNumber(name);
  if (number === null) return undefined;
  const meant = unionOf([[number, number]]);
  return [
    { kind: 'number', field: 'protocol', values: negated ? without(span(0n, 255n), meant) : meant },
  ];
}

function ofPorts(field: NumberField, { values, negated }: Option): Matches | undefined {
  const spans: [bigint, bigint][] = [];
  for (const item of (values[0] ?? '').split(',')) {
    const [, first, colon, last] = /^(\d{0,5})(:?)(\d{0,5})$/.exec(item) ?? [];
    if (first === undefined || (first === '' && last === '')) return undefined;
    spans.push([BigInt(first || 0), colon ? BigInt(last || 65_535) : BigInt(first)]);
  }
  const meant = unionOf(spans);
  return [{ kind: 'number', field, values: negated ? without(PORTS, meant) : meant }];
}

function ofAddresses(
  field: 'source' | 'destination',
  meant: NumberSet | null,
  { negated }: Option,
  family: Family,
): Matches | undefined {
  if (!meant) return undefined;
  return [
    { kind: 'number', field, values: negated ? without(allAddresses(family), meant) : meant },
  ];
}

/** `10.0.0.0/8`, also with a mask in dotted form, as older versions print it. */
function blocksOf({ values }: Option, family: Family): NumberSet | null {
  const [address = '', mask = family === 4 ? '32' : '128'] = (values[0] ?? '').split('/');
  const bits = /^\d{1,3}$/.test(mask) ? Number(mask) : bitsOf(mask);
  const found = bits === null ? null : block(address, bits);
  return found?.family === family ? found.values : null;
}

/** How many bits a mask has; null where they are not all at its beginning. */
function bitsOf(mask: string): number | null {
  const number = addressNumber(mask);
  if (number === null || mask.includes(':')) return null;
  const text = number.toString(2).padStart(32, '0');
  return /^1*0*$/.test(text) ? text.replaceAll('0', '').length : null;
}

function rangeOf({ values }: Option): NumberSet | null {
  const [first, last] = (values[0] ?? '').split('-').map(addressNumber);
  return typeof first === 'bigint' && typeof last === 'bigint' ? span(first, last) : null;
}

function typesOf({ values }: Option, family: Family): NumberSet | null {
  const types = (values[0] ?? '').toLowerCase().split(',');
  const kinds = types.map((type) => addressesOfType(type === 'unicast' ? 'local' : type, family));
  const known = kinds.filter((kind) => kind !== null);
  return known.length === kinds.length ? unionOf(known.flat()) : null;
}

function ofState({ values, negated }: Option): Matches | undefined {
  const isAmong = isNewAmong((values[0] ?? '').split(','));
  return isAmong === null ? undefined : constant(isAmong !== negated);
}

function ofFlags({ values, negated }: Option): Matches | undefined {
  const [mask = '', wanted = ''] = values;
  const bits = tcpFlags(mask.split(','));
  const flags = tcpFlags(wanted.split(','));
  if (bits === null || flags === null) return undefined;
  return constant(((FLAGS_OF_NEW & bits) === flags) !== negated);
}
