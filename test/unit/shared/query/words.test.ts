import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EVERY_ROW } from '../../../../shared/query/words.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { filterFor, finds } from '../../../support/query.ts';

const ROW = makeRow({
  local: { address: 'fe80::1', port: 8443 },
  remote: { address: '2001:db8::9', port: 50_123 },
  interface: 'wlan0',
  role: 'inbound',
  exposure: 'link-local',
  service: { name: 'PCsync-HTTPS', description: 'never searched', side: 'local' },
  user: 'Mika',
  unit: 'gate.service',
  container: { id: 'c0ffee', name: 'Porch', runtime: 'docker' },
  owners: [
    makeOwner({ name: 'Nginx', pid: 77, user: 'www', path: '/opt/Gate/nginx' }),
    makeOwner({ name: 'ワーカー', pid: 78, user: null, path: null, commandLine: 'worker --Eager' }),
  ],
});

function matches(query: string): boolean {
  return finds(query, ROW);
}

describe('a row is found by', () => {
  test.each([
    ...['8443', 'tcp', 'tcp6', 'pcsync', 'established', 'inbound', 'registered', 'link-local'],
    ...['fe80::1', '[fe80::1%wlan0]:8443', '2001:db8::9', '50123', 'mika', 'gate.service'],
    ...['porch', 'nginx', '77', 'www', '/opt/gate', 'worker', '78', 'NGINX', 'nGiN'],
    ...['--eager', 'incoming connection', '受けた接続', 'local link', '同一リンク内'],
    ...['"worker --eager"', '"incoming connection"', 'ｎｇｉｎｘ', '８４４３', 'ﾜｰｶｰ'],
  ])('%s', (word) => {
    expect(matches(word)).toBe(true);
  });
});

test.each(['udp', 'tcp4', 'lazy', 'never', 'null', 'undefined', 'c0ffee', '"eager worker"'])(
  'it is not found by %s',
  (word) => {
    expect(matches(word)).toBe(false);
  },
);

test('a hidden owner and Portico itself are found by what is shown for them', () => {
  const hidden = makeRow({ ownersStatus: 'hidden', self: true });
  for (const word of ['hidden', '非公開', 'portico']) expect(finds(word, hidden)).toBe(true);
  expect(matches('hidden')).toBe(false);
  expect(matches('portico')).toBe(false);
});

describe('several words', () => {
  test('all have to be there, each anywhere and in any order', () => {
    expect(matches('worker tcp 8443')).toBe(true);
    expect(matches('worker tcp 8444')).toBe(false);
  });

  test('are set apart by any space, the wide one of Japanese keyboards too', () => {
    expect(matches('  nginx\t\u3000mika\n')).toBe(true);
    expect(matches('nginx\u3000nobody')).toBe(false);
  });

  test('never match across two parts of a row', () => {
    expect(matches('8443tcp')).toBe(false);
  });
});

test.each(['', ' ', '\u3000\t'])('the query “%s” asks for every row', (query) => {
  expect(filterFor(query)).toBe(EVERY_ROW);
  expect(matches(query)).toBe(true);
});

test('a name is found in whichever width it is written', () => {
  const wide = makeRow({ owners: [makeOwner({ name: 'ｎｏｄｅ' })] });
  for (const query of ['node', 'ｎｏｄｅ', 'NODE', 'owner:node'])
    expect(finds(query, wide)).toBe(true);
});

test('a query is plain words, not a pattern', () => {
  for (const query of ['.*', '"("', '[a-z]+', 'ngin.']) expect(matches(query)).toBe(false);
});

test('every word more finds the same rows or fewer', () => {
  const words = fc.array(fc.constantFrom('tcp', 'udp', '4', 'listen', 'e', '1', '0'), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(rows, words, fc.constantFrom('tcp', '6', 'out'), (row, some, more) => {
      const both = finds(some.join(' '), row) && finds(more, row);
      expect(finds([...some, more].join(' '), row)).toBe(both);
    }),
  );
});
