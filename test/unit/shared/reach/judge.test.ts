import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evaluate } from '../../../../shared/reach/evaluate.ts';
import { InterfaceNames } from '../../../../shared/reach/interface-names.ts';
import { type AskedDoor, judge, spaceOf } from '../../../../shared/reach/judge.ts';
import { has, one } from '../../../../shared/reach/number-set.ts';
import type { Match, Ruleset } from '../../../../shared/reach/ruleset.ts';
import {
  doubtfulMatch,
  everyPacket,
  ruleset,
  understoodMatch,
} from '../../../support/reach/arbitrary-rules.ts';
import { type Packet, simulate } from '../../../support/reach/simulate.ts';

const DOOR: AskedDoor = { protocol: 'tcp', family: 4, address: '0.0.0.0', port: 22, device: null };
const PACKETS = everyPacket(22n);

function endsOf(rules: Ruleset): Set<string> {
  return new Set(PACKETS.map((packet) => simulate(rules, packet)));
}

test('the verdict on a door is what becomes of every packet, one by one', () => {
  fc.assert(
    fc.property(ruleset(understoodMatch), (rules) => {
      const ends = endsOf(rules);
      const { state } = judge(rules, DOOR);
      if (ends.has('divert')) {
        expect(state).toBe('unknown');
      } else if (ends.size === 2) {
        expect(state).toBe('depends');
      } else {
        expect(state).toBe(ends.has('accept') ? 'not-filtered' : 'dropped');
      }
    }),
    { numRuns: 300 },
  );
});

test('every packet has exactly one outcome, and it is its own', () => {
  fc.assert(
    fc.property(ruleset(understoodMatch), fc.nat(PACKETS.length - 1), (rules, index) => {
      const packet = PACKETS[index];
      if (!packet) throw new Error('no packet');
      const names = new InterfaceNames(rules, [packet.interface]);
      const outcomes = evaluate(rules, 4, spaceOf(DOOR, names), names);
      const own = outcomes.filter(({ box }) => isIn(packet, box.fields, names));
      expect(own.map(({ kind }) => kind)).toEqual([simulate(rules, packet)]);
    }),
    { numRuns: 500 },
  );
});

test('a match that is not understood never makes a verdict that it could turn over', () => {
  fc.assert(
    fc.property(
      ruleset(fc.oneof({ arbitrary: understoodMatch, weight: 4 }, doubtfulMatch)),
      (rules) => {
        const { state } = judge(rules, DOOR);
        if (state === 'unknown' || state === 'depends') return;
        const wanted = state === 'not-filtered' ? 'accept' : 'drop';
        for (const a of [true, false]) {
          for (const b of [true, false]) {
            expect([...endsOf(decided(rules, { a, b }))]).toEqual([wanted]);
          }
        }
      },
    ),
    { numRuns: 200 },
  );
});

const FROM_LAN: Match = { kind: 'number', field: 'source', values: [[0xc0a80000n, 0xc0a8ffffn]] };
const ON_ETH0: Match = { kind: 'interface', names: ['eth0'], negated: false };
const UNREAD: Match = { kind: 'opaque', text: 'meta mark 1' };

function input(
  policy: 'accept' | 'drop',
  ...rules: [readonly Match[], 'accept' | 'drop'][]
): Ruleset {
  return {
    gaps: [],
    chains: [
      {
        id: 'input',
        name: 'inet filter input',
        families: [4, 6],
        base: { hook: 'input', priority: 0, policy, devices: null },
        rules: rules.map(([matches, kind], index) => ({
          matches,
          verdict: { kind },
          text: `handle ${index}`,
        })),
      },
    ],
  };
}

test('without rules nothing is filtered', () => {
  expect(judge({ chains: [], gaps: [] }, DOOR)).toMatchObject({
    state: 'not-filtered',
    decidedBy: [],
  });
});

test('what a door depends on is told from the side with fewer words', () => {
  expect(judge(input('drop', [[FROM_LAN], 'accept']), DOOR).conditions).toEqual([
    {
      effect: 'only',
      clauses: [{ field: 'source', negated: false, values: ['192.168.0.0/16'], more: 0 }],
    },
  ]);
  expect(judge(input('accept', [[ON_ETH0], 'drop']), DOOR).conditions).toEqual([
    {
      effect: 'not',
      clauses: [{ field: 'interface', negated: false, values: ['eth0'], more: 0 }],
    },
  ]);
});

test('the rule that decided is named, and so is the policy', () => {
  const { decidedBy } = judge(input('drop', [[FROM_LAN], 'accept']), DOOR);
  expect(decidedBy).toContainEqual({ chain: 'inet filter input', rule: 'handle 0' });
  expect(decidedBy).toContainEqual({ chain: 'inet filter input', rule: null });
});

test('a doubt is told, where it matters and only there', () => {
  expect(judge(input('drop', [[UNREAD], 'accept']), DOOR)).toMatchObject({
    state: 'unknown',
    reasons: [{ code: 'not-understood', text: 'meta mark 1' }],
  });
  expect(judge(input('drop', [[UNREAD], 'drop']), DOOR)).toMatchObject({
    state: 'dropped',
    reasons: [],
  });
});

test('rules that could not be read take back that nothing is filtered, not that all is dropped', () => {
  const gap = { code: 'no-tool', what: 'nftables', detail: null } as const;
  expect(judge({ ...input('accept'), gaps: [gap] }, DOOR)).toMatchObject({
    state: 'unknown',
    reasons: [gap],
  });
  expect(judge({ ...input('drop'), gaps: [gap] }, DOOR).state).toBe('dropped');
});

test('a limit of how often is a circumstance in words of its own', () => {
  const limit: Match = { kind: 'circumstance', circumstance: 'rate' };
  expect(judge(input('drop', [[limit], 'accept']), DOOR)).toMatchObject({
    state: 'depends',
    circumstances: ['rate'],
  });
});

test('a door on one device is not kept out by rules for another', () => {
  const rules = input('drop', [[ON_ETH0], 'accept']);
  expect(judge(rules, { ...DOOR, device: 'eth0' }).state).toBe('not-filtered');
  expect(judge(rules, { ...DOOR, device: 'wlan0' }).state).toBe('dropped');
});

test('rules that jump in a circle are given up, not followed for ever', () => {
  const rules: Ruleset = input('drop');
  const [chain] = rules.chains;
  if (!chain) throw new Error('no chain');
  const circle = { matches: [], verdict: { kind: 'jump', chain: 'input' }, text: 'x' } as const;
  expect(judge({ gaps: [], chains: [{ ...chain, rules: [circle] }] }, DOOR)).toMatchObject({
    state: 'unknown',
    reasons: [{ code: 'too-complicated' }],
  });
});

function isIn(
  packet: Packet,
  fields: Parameters<typeof has>[0] extends infer S ? Record<string, S> : never,
  names: InterfaceNames,
): boolean {
  return Object.entries(fields).every(([field, values]) => {
    if (field !== 'interface') return has(values, BigInt(packet[field as 'port']));
    const [first] = names.only(packet.interface);
    return first !== undefined && has(values, first[0]);
  });
}

/** The same rules once it is settled what was not understood. */
function decided({ chains, gaps }: Ruleset, met: Record<'a' | 'b', boolean>): Ruleset {
  const settle = (match: Match): Match =>
    match.kind === 'opaque'
      ? {
          kind: 'number',
          field: 'port',
          values: met[match.text === 'a' ? 'a' : 'b'] ? one(22n) : [],
        }
      : match;
  return {
    gaps,
    chains: chains.map((chain) => ({
      ...chain,
      rules: chain.rules.map((rule) => ({ ...rule, matches: rule.matches.map(settle) })),
    })),
  };
}
