import { describe, expect, test } from 'vitest';
import type { Key } from '../../../../shared/query/ast.ts';
import { completions } from '../../../../shared/query/complete.ts';
import { KEY_NAMES } from '../../../../shared/query/key-names.ts';
import { knownValues } from '../../../../shared/query/known-values.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const ROWS = [
  makeRow({ user: 'root', owners: [makeOwner({ name: 'node', user: 'mika' })] }),
  makeRow({
    user: null,
    service: { name: 'http', description: '', side: 'local' },
    owners: [makeOwner({ name: 'My app, v2', user: 'mika' }), makeOwner({ name: 'unode' })],
  }),
];
const known = (key: Key) => knownValues(ROWS, key);

/** The text with `|` at the caret; @returns the texts that come of it, without those of keys where there are many */
function completed(marked: string): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  return completions(text, caret, known).map(
    ({ from, to, insert }) => text.slice(0, from) + insert + text.slice(to),
  );
}

describe('keys', () => {
  test.each(['|', 'ssh |', '(|', '-|', 'ssh or |'])(
    'all of them where a piece begins: %s',
    (text) => {
      expect(completed(text)).toHaveLength(KEY_NAMES.length);
    },
  );

  test('those that begin as what is typed does', () => {
    expect(completed('ssh s|')).toEqual(['ssh state:', 'ssh service:']);
    expect(completed('-US|')).toEqual(['-user:']);
    expect(completed('ＰＯ|')).toEqual(['port:']);
    expect(completed('sshd|')).toEqual([]);
  });

  test('one that is changed keeps its values', () => {
    expect(completed('po|:80 udp')).toEqual(['port:80 udp']);
  });

  test('none inside quotation marks', () => {
    expect(completed('"po|"')).toEqual([]);
  });
});

describe('values', () => {
  test('of a list', () => {
    expect(completed('proto:|')).toEqual(['proto:tcp ', 'proto:udp ']);
    expect(completed('ssh role:l| udp')).toEqual(['ssh role:listener udp']);
    expect(completed('role:bound|')).toEqual([]);
    expect(completed('role:bo|')).toEqual(['role:bound ', 'role:inbound ', 'role:outbound ']);
    expect(completed('proto:tcp,u|')).toEqual(['proto:tcp,udp ']);
  });

  test('known ones, those that begin so first', () => {
    expect(completed('owner:no|')).toEqual(['owner:node ', 'owner:unode ']);
    expect(completed('user:|')).toEqual(['user:mika ', 'user:root ']);
    expect(completed('container:|')).toEqual([]);
  });

  test('in quotation marks where they need them', () => {
    expect(completed('owner:my|')).toEqual(['owner:"My app, v2" ']);
    expect(completed('owner:"my a|')).toEqual(['owner:"My app, v2" ']);
  });

  test('not the one that is already there', () => {
    expect(completed('proto:udp|')).toEqual([]);
  });

  test('none of a key that is none', () => {
    expect(completed('foo:b|')).toEqual([]);
  });
});
