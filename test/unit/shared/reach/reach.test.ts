import { describe, expect, test } from 'vitest';
import { en } from '../../../../shared/messages/en.ts';
import { ja } from '../../../../shared/messages/ja.ts';
import type { FirewallReading } from '../../../../shared/reach/firewall.ts';
import { reachOf } from '../../../../shared/reach/reach.ts';
import {
  familyGroups,
  hintTexts,
  judgementLines,
  sumText,
} from '../../../../shared/reach/reach-text.ts';
import type { Match, Ruleset } from '../../../../shared/reach/ruleset.ts';
import { makeRow } from '../../../support/make-row.ts';

const TCP6: Match = { kind: 'number', field: 'family', values: [[6n, 6n]] };

function reading(ruleset: Ruleset): FirewallReading {
  return {
    ruleset,
    sources: ['nftables'],
    confidence: 'in-force',
    manager: 'nftables',
    hint: null,
    profiles: [],
  };
}

/** Drops IPv6 and nothing else. */
const NO_IPV6 = reading({
  gaps: [],
  chains: [
    {
      id: 'x',
      name: 'inet filter input',
      families: [4, 6],
      base: { hook: 'input', priority: 0, policy: 'accept', devices: null },
      rules: [{ matches: [TCP6], verdict: { kind: 'drop' }, text: 'handle 1' }],
    },
  ],
});

function reach(address: string, more: Parameters<typeof makeRow>[0] = {}, isPublished = false) {
  const row = makeRow({
    local: { address, port: 80 },
    exposure: 'any',
    interface: null,
    netns: null,
    v6only: null,
    ...more,
  });
  return reachOf(row, NO_IPV6, isPublished, []);
}

describe('which families are judged', () => {
  test.each([
    ['0.0.0.0', {}, [4]],
    ['::', { v6only: false }, [4, 6]],
    ['::', { v6only: true }, [6]],
    ['::ffff:10.0.0.1', { exposure: 'interface' as const }, [4]],
    ['2001:db8::1', { exposure: 'interface' as const }, [6]],
  ])('%s %o', (address, more, families) => {
    expect(reach(address, more).families.map(({ family }) => family)).toEqual(families);
  });
});

test('for a door of this machine alone no rule matters', () => {
  const own = reach('127.0.0.1', { exposure: 'loopback' });
  expect(own).toMatchObject({ isOwnOnly: true, families: [], firewall: null });
  expect(sumText(own, en)).toBe('Nobody but this machine.');
});

test('families that rules treat differently are told apart', () => {
  const both = reach('::', { v6only: false });
  expect(familyGroups(both, en).map(({ title }) => title)).toEqual(['IPv4', 'IPv6']);
  expect(sumText(both, en)).toContain('differ for IPv4 and IPv6');
});

test('that a door may take IPv4 too is said where the source does not know', () => {
  expect(reach('::').isIpv4Uncertain).toBe(true);
  expect(reach('::', { v6only: false }).isIpv4Uncertain).toBe(false);
});

test('the input rules say nothing of a published port, nor of another namespace', () => {
  expect(reach('0.0.0.0', {}, true).families[0]?.reasons).toEqual([{ code: 'published' }]);
  expect(reach('0.0.0.0', { netns: '4026532000' }).families[0]?.reasons).toEqual([
    { code: 'other-namespace' },
  ]);
});

test('hostile text of a rule is shown as text', () => {
  const reason = { code: 'not-understood', text: 'a\u202eb' } as const;
  const judgement = { state: 'unknown', conditions: [], circumstances: [], decidedBy: [] } as const;
  expect(judgementLines({ ...judgement, reasons: [reason] }, en)[0]).toContain('a‹U+202E›b');
});

test('who may not read the rules is told what would help, in either language', () => {
  const denied = { code: 'denied', what: 'nftables', detail: null } as const;
  const row = makeRow({ local: { address: '0.0.0.0', port: 80 }, exposure: 'any' });
  const firewall: FirewallReading = {
    ...reading({ chains: [], gaps: [denied] }),
    confidence: 'none',
    hint: { tool: 'ufw', isOn: true },
  };
  const unread = reachOf(row, firewall, false, []);
  expect(hintTexts(unread, en)).toEqual([
    en.reach.hintOn('ufw'),
    'Run Portico as the administrator of this machine to read the rules.',
  ]);
  expect(hintTexts(unread, ja)).toHaveLength(2);
});

test('no text ever says reachable', () => {
  const texts = JSON.stringify(en.reach, (_, value: unknown) =>
    typeof value === 'function' ? String(value) : value,
  );
  expect(texts).not.toMatch(/reachable/i);
});
