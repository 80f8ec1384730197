import { describe, expect, test } from 'vitest';
import type { SearchQuery } from '../../../../shared/registry/search-query.ts';
import { parseSearch } from '../../../../shared/registry/search-query.ts';

const NOTHING: SearchQuery = { ranges: [], protocols: [], statuses: [], words: [] };

test.each<[string, Partial<SearchQuery>]>([
  ['', {}],
  ['0', { ranges: [[0, 0]] }],
  ['65535', { ranges: [[65_535, 65_535]] }],
  ['6660-6670', { ranges: [[6660, 6670]] }],
  ['6660–6670', { ranges: [[6660, 6670]] }],
  ['６６６０～６６７０', { ranges: [[6660, 6670]] }],
  ['6660 - 6670', { ranges: [[6660, 6670]] }],
  ['6660- 6670 tcp', { ranges: [[6660, 6670]], protocols: ['tcp'] }],
  ['６６６０ ～ ６６７０', { ranges: [[6660, 6670]] }],
  ['irc - chat', { words: ['irc', '-', 'chat'] }],
  ['6660〜6670', { ranges: [[6660, 6670]] }],
  ['53/UDP', { ranges: [[53, 53]], protocols: ['udp'] }],
  ['udp reserved', { protocols: ['udp'], statuses: ['reserved'] }],
  ['UDP 予約', { protocols: ['udp'], statuses: ['reserved'] }],
  ['未割り当て\u3000tcp', { protocols: ['tcp'], statuses: ['unassigned'] }],
  ['Http alt', { words: ['http', 'alt'] }],
  ['-alt', { words: ['-alt'] }],
  ['tcp 22-25 ssh', { ranges: [[22, 25]], protocols: ['tcp'], words: ['ssh'] }],
])('%j is understood', (text, expected) => {
  expect(parseSearch(text)).toEqual({ ok: true, query: { ...NOTHING, ...expected } });
});

test.each([
  ['-1', 'not-a-port'],
  ['−1', 'not-a-port'],
  ['80a', 'not-a-port'],
  ['80-', 'not-a-port'],
  ['80-90-100', 'not-a-port'],
  ['1.5', 'not-a-port'],
  ['65536', 'port-too-large'],
  ['80-65536', 'port-too-large'],
  ['99999999999999999999', 'port-too-large'],
  ['80-70', 'range-backwards'],
  ['53/icmp', 'unknown-protocol'],
])('%s is refused: %s', (word, code) => {
  expect(parseSearch(`ssh ${word}`)).toEqual({ ok: false, problem: { code, word } });
});

describe('a word that begins with a number', () => {
  test('is a word where a name begins like that', () => {
    const isKnown = (word: string): boolean => '3com-tsmux'.startsWith(word);
    expect(parseSearch('3com', isKnown)).toMatchObject({ ok: true, query: { words: ['3com'] } });
    expect(parseSearch('4com', isKnown)).toMatchObject({ ok: false });
  });
});
