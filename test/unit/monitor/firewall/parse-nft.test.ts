import { describe, expect, test } from 'vitest';
import { parseNft } from '../../../../electron/monitor/firewall/nft/parse-nft.ts';
import type { Chain } from '../../../../shared/reach/ruleset.ts';
import type { Judgement } from '../../../../shared/reach/verdict.ts';
import { conditionsIn, firewallFixture, verdictOn } from '../../../support/reach/ask-rules.ts';

/** A table of one chain that drops what no rule takes. */
function rules(...expressions: readonly object[][]): Chain[] {
  const chain = { family: 'inet', table: 't', name: 'in' };
  const items = [
    { table: { family: 'inet', name: 't' } },
    { set: { family: 'inet', table: 't', name: 'lan', elem: [prefix('10.0.0.0', 8)] } },
    {
      map: {
        family: 'inet',
        table: 't',
        name: 'ports',
        map: 'verdict',
        elem: [
          [22, { accept: null }],
          [{ range: [80, 90] }, { drop: null }],
        ],
      },
    },
    { chain: { ...chain, hook: 'input', prio: 0, type: 'filter', policy: 'drop' } },
    { chain: { family: 'inet', table: 't', name: 'more' } },
    {
      rule: {
        family: 'inet',
        table: 't',
        chain: 'more',
        handle: 99,
        expr: [is(tcp('dport'), 25), { accept: null }],
      },
    },
    ...expressions.map((expr, index) => ({
      rule: { family: 'inet', table: 't', chain: 'in', handle: index, expr },
    })),
  ];
  return chainsIn(JSON.stringify({ nftables: items }));
}

function chainsIn(output: string): Chain[] {
  return (parseNft(output)?.tables ?? []).flatMap(({ chains }) => chains);
}

const accept = { accept: null };
const drop = { drop: null };
const tcp = (field: string) => ({ payload: { protocol: 'tcp', field } });
const ip = (field: string) => ({ payload: { protocol: 'ip', field } });
const is = (left: object, right: unknown, op = '==') => ({ match: { op, left, right } });
const prefix = (addr: string, len: number) => ({ prefix: { addr, len } });
const state = (verdict: Judgement) => verdict.state;

describe('a rule of nft', () => {
  test.each([
    ['a port', [is(tcp('dport'), 22), accept], 'tcp 22', 'not-filtered'],
    ['another port', [is(tcp('dport'), 22), accept], 'tcp 23', 'dropped'],
    ['the protocol that a port is of', [is(tcp('dport'), 22), accept], 'udp 22', 'dropped'],
    [
      'a set',
      [is(tcp('dport'), { set: [1, { range: [20, 30] }] }), accept],
      'tcp 22',
      'not-filtered',
    ],
    ['all but a port', [is(tcp('dport'), 22, '!='), accept], 'tcp 22', 'dropped'],
    ['lower ports', [is(tcp('dport'), 1024, '<'), accept], 'tcp 22', 'not-filtered'],
    ['the port itself is not lower', [is(tcp('dport'), 22, '<'), accept], 'tcp 22', 'dropped'],
    ['a family', [is({ meta: { key: 'nfproto' } }, 'ipv6'), accept], 'tcp6 22', 'not-filtered'],
    [
      'the family that an address is of',
      [is(ip('saddr'), prefix('0.0.0.0', 0)), accept],
      'tcp6 22',
      'dropped',
    ],
    ['a map by name', [{ vmap: { key: tcp('dport'), data: '@ports' } }], 'tcp 22', 'not-filtered'],
    ['a jump', [{ jump: { target: 'more' } }], 'tcp 25', 'not-filtered'],
    ['a jump that comes back', [{ jump: { target: 'more' } }], 'tcp 26', 'dropped'],
    [
      'a new connection',
      [is({ ct: { key: 'state' } }, 'new', 'in'), accept],
      'tcp 22',
      'not-filtered',
    ],
    [
      'connections that are there already',
      [is({ ct: { key: 'state' } }, ['established', 'related'], 'in'), accept],
      'tcp 22',
      'dropped',
    ],
    [
      'what came by this machine itself',
      [is({ meta: { key: 'iif' } }, 'lo'), accept],
      'tcp 22',
      'dropped',
    ],
    [
      'flags of a first packet',
      [is({ '&': [tcp('flags'), ['syn', 'ack']] }, 'syn'), accept],
      'tcp 22',
      'not-filtered',
    ],
    [
      'ICMP',
      [is({ meta: { key: 'l4proto' } }, { set: ['icmp', 'ipv6-icmp'] }), accept],
      'tcp 22',
      'dropped',
    ],
    [
      'a forged sender',
      [is({ fib: { result: 'oif', flags: ['saddr', 'iif'] } }, false), accept],
      'tcp 22',
      'dropped',
    ],
    [
      'what is counted and logged on the way',
      [{ counter: {} }, { log: {} }, accept],
      'tcp 22',
      'not-filtered',
    ],
    [
      'what came by the loopback device',
      [is({ meta: { key: 'iiftype' } }, 'loopback'), accept],
      'tcp 22',
      'dropped',
    ],
    [
      'a mark that is set',
      [{ mangle: { key: { meta: { key: 'mark' } }, value: 1 } }, accept],
      'tcp 22',
      'not-filtered',
    ],
    [
      'another port that is written in',
      [{ mangle: { key: tcp('dport'), value: 80 } }, accept],
      'tcp 22',
      'unknown',
    ],
    ['an hour of the day', [is({ meta: { key: 'hour' } }, '09:00'), accept], 'tcp 22', 'depends'],
    ['chance', [is({ numgen: { mode: 'random', mod: 2 } }, 0), accept], 'tcp 22', 'depends'],
    ['a redirection', [{ redirect: { port: 3000 } }], 'tcp 22', 'unknown'],
    ['a mark', [is({ meta: { key: 'mark' } }, 1), accept], 'tcp 22', 'unknown'],
    ['a statement of a later version', [{ teleport: {} }], 'tcp 22', 'unknown'],
    ['a set that is not there', [is(ip('saddr'), '@gone'), accept], 'tcp 22', 'unknown'],
    ['an address of the other family', [is(ip('saddr'), 'fe80::1'), accept], 'tcp 22', 'unknown'],
  ])('is understood: %s', (_, expressions, door, expected) => {
    expect(state(verdictOn(rules(expressions), door))).toBe(expected);
  });

  test('is told by what it lets in', () => {
    const lan = rules([is(ip('saddr'), '@lan'), accept]);
    expect(conditionsIn(verdictOn(lan, 'tcp 22'))).toEqual(['only source 10.0.0.0/8']);
    const concat = { concat: [tcp('dport'), ip('saddr')] };
    const pairs = { set: [{ concat: [22, '1.2.3.4'] }, { concat: [80, '5.6.7.8'] }] };
    const both = rules([is(concat, pairs), accept]);
    expect(conditionsIn(verdictOn(both, 'tcp 80'))).toEqual(['only source 5.6.7.8']);
  });

  test('with a limit depends on it, also where a meter or a set keeps the limit', () => {
    const rate = { rate: 5, per: 'second' };
    for (const expression of [
      { limit: rate },
      { meter: { key: ip('saddr'), stmt: { limit: rate } } },
      { set: { op: 'add', elem: ip('saddr'), set: '@seen', stmt: [{ limit: rate }] } },
    ]) {
      expect(verdictOn(rules([expression, accept]), 'tcp 22')).toMatchObject({
        state: 'depends',
        circumstances: ['rate'],
      });
    }
  });

  test('that drops first is what counts', () => {
    expect(state(verdictOn(rules([drop], [accept]), 'tcp 22'))).toBe('dropped');
  });
});

describe('a ruleset that nft printed', () => {
  const chains = chainsIn(firewallFixture('nft-list-ruleset.json'));

  test('is read without anything left over but marks and owners', () => {
    const opaque = chains.flatMap(({ rules: own }) =>
      own.flatMap(({ matches, text }) =>
        matches.some(({ kind }) => kind === 'opaque') ? [text] : [],
      ),
    );
    expect(opaque).toEqual(['handle 40', 'handle 41']);
  });

  test('drops what one of its rules drops, though a later one would let it in', () => {
    // `tcp flags syn,ack drop` is of every packet that has one of the two.
    const verdict = verdictOn(chains, 'tcp 1500', { device: 'eth3' });
    expect(verdict).toMatchObject({ state: 'dropped', decidedBy: [{ rule: 'handle 15' }] });
    expect(verdictOn(chains, 'udp 67', { device: 'eth0' }).state).toBe('not-filtered');
  });

  test('names a rule by its handle and its comment', () => {
    const texts = chains.flatMap(({ rules: own }) => own.map(({ text }) => text));
    expect(texts).toContain('handle 24 (db)');
  });
});

test('what is no output of nft is none', () => {
  expect(parseNft('')).toBe(null);
  expect(parseNft('[1, 2')).toBe(null);
  expect(parseNft('{"nftables": 3}')).toBe(null);
});

test('rules of a bridge, or of a device that nft does not name, are a gap', () => {
  const table = { table: { family: 'netdev', name: 'n' } };
  const chain = {
    family: 'netdev',
    table: 'n',
    name: 'i',
    hook: 'ingress',
    prio: 0,
    policy: 'drop',
  };
  const reading = parseNft(JSON.stringify({ nftables: [table, { chain }] }));
  expect(reading?.tables[0]).toMatchObject({ chains: [], gaps: [{ code: 'unread' }] });
  const named = parseNft(
    JSON.stringify({ nftables: [table, { chain: { ...chain, dev: 'eth0' } }] }),
  );
  expect(named?.tables[0]?.gaps).toEqual([]);
  expect(verdictOn(named?.tables[0]?.chains ?? [], 'tcp 22', { device: 'eth0' }).state).toBe(
    'dropped',
  );
});
