import fc from 'fast-check';
import { type NumberSet, unionOf } from '../../../shared/reach/number-set.ts';
import type { Chain, Match, NumberField, Ruleset, Test } from '../../../shared/reach/ruleset.ts';
import type { Packet } from './simulate.ts';

/** Few values for each field, so that rules and packets meet often; edges are among them. */
const SOURCES = [0x0a000000n, 0x0a000001n, 0x0a0000ffn, 0xc0a80001n, 0xc0a80002n] as const;
const DEVICES = ['eth0', 'eth1', 'wlan0', 'tun7'] as const;
const PATTERNS = [...DEVICES, 'eth*', 'e*', 'lo', 'docker0'] as const;
const SOURCE_PORTS = [1n, 1024n, 1025n, 65_535n] as const;
const PORTS = [22n, 23n, 80n] as const;

function someOf(values: readonly bigint[]): fc.Arbitrary<NumberSet> {
  const edge = fc.constantFrom(...values);
  return fc
    .array(fc.tuple(edge, edge), { minLength: 1, maxLength: 2 })
    .map((pairs) => unionOf(pairs.map(([a, b]) => (a < b ? [a, b] : [b, a]))));
}

const numberTest: fc.Arbitrary<Test> = fc.oneof(
  field('source', someOf(SOURCES)),
  field('destination', someOf([0x0a000001n, 0xc0a80001n])),
  field('sourcePort', someOf(SOURCE_PORTS)),
  field('port', someOf(PORTS)),
  field('protocol', fc.constantFrom(unionOf([[6n, 6n]]), unionOf([[17n, 17n]]))),
  field('family', fc.constantFrom(unionOf([[4n, 4n]]), unionOf([[6n, 6n]]))),
);

const interfaceTest: fc.Arbitrary<Test> = fc.record({
  kind: fc.constant('interface' as const),
  names: fc.uniqueArray(fc.constantFrom(...PATTERNS), { minLength: 1, maxLength: 2 }),
  negated: fc.boolean(),
});

const test = fc.oneof({ arbitrary: numberTest, weight: 3 }, interfaceTest);

export const understoodMatch: fc.Arbitrary<Match> = fc.oneof(
  { arbitrary: test, weight: 4 },
  fc.record({
    kind: fc.constant('any' as const),
    of: fc.array(fc.array(test, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  }),
);

export const doubtfulMatch: fc.Arbitrary<Match> = fc
  .constantFrom('a', 'b')
  .map((text) => ({ kind: 'opaque' as const, text }));

/** Two base chains and two that are jumped to, the second from the first alone: no loops. */
export function ruleset(match: fc.Arbitrary<Match>): fc.Arbitrary<Ruleset> {
  const rules = (targets: readonly string[]) =>
    fc.array(
      fc.record({
        matches: fc.array(match, { maxLength: 2 }),
        verdict: fc.oneof(
          {
            arbitrary: fc.constantFrom('accept', 'drop', 'return').map((kind) => ({ kind })),
            weight: 3,
          },
          fc.constant({ kind: 'divert' as const }),
          ...(targets.length > 0
            ? [
                fc.record({
                  kind: fc.constantFrom('jump' as const, 'goto' as const),
                  chain: fc.constantFrom(...targets),
                }),
              ]
            : []),
        ),
        text: fc.constant('a rule'),
      }),
      { maxLength: 5 },
    );
  const base = (id: string, hook: 'input' | 'prerouting', priority: number): fc.Arbitrary<Chain> =>
    fc.record({
      id: fc.constant(id),
      name: fc.constant(id),
      families: fc.constant([4, 6] as const),
      base: fc.record({
        hook: fc.constant(hook),
        priority: fc.constant(priority),
        policy: fc.constantFrom('accept' as const, 'drop' as const),
        devices: fc.constantFrom(null, ['eth0'], ['eth*', 'tun7']),
      }),
      rules: rules(['first', 'second']),
    }) as fc.Arbitrary<Chain>;
  const inner = (id: string, targets: readonly string[]): fc.Arbitrary<Chain> =>
    fc.record({
      id: fc.constant(id),
      name: fc.constant(id),
      families: fc.constant([4, 6] as const),
      base: fc.constant(null),
      rules: rules(targets),
    }) as fc.Arbitrary<Chain>;
  return fc
    .tuple(
      base('b', 'input', 0),
      // Its hook is asked before the other's, whatever their priorities are.
      base('a', 'prerouting', 100),
      inner('first', ['second']),
      inner('second', []),
    )
    .map((chains) => ({ chains, gaps: [] }));
}

/** Every packet that differs from another one in what these rules could tell apart. */
export function everyPacket(port: bigint): Packet[] {
  const numbers = (values: readonly bigint[], most: bigint): bigint[] =>
    [...new Set(values.flatMap((value) => [value - 1n, value, value + 1n]))].filter(
      (value) => value >= 1n && value <= most,
    );
  const packets: Packet[] = [];
  for (const source of numbers(SOURCES, 0xdfffffffn)) {
    for (const destination of numbers([0x0a000001n, 0xc0a80001n], 0xdfffffffn)) {
      for (const sourcePort of numbers(SOURCE_PORTS, 65_535n)) {
        for (const device of [...DEVICES, 'eth9', 'enp3s0', 'docker0', 'other']) {
          packets.push({
            family: 4,
            protocol: 6n,
            port,
            sourcePort,
            source,
            destination,
            profile: 0n,
            interface: device,
          });
        }
      }
    }
  }
  return packets;
}

function field(name: NumberField, values: fc.Arbitrary<NumberSet>): fc.Arbitrary<Test> {
  return values.map((set) => ({ kind: 'number' as const, field: name, values: set }));
}
