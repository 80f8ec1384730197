import { describe, expect, test } from 'vitest';
import { en } from '../../../../shared/messages/en.ts';
import { errorText } from '../../../../shared/query/error-text.ts';
import { KEY_NAMES } from '../../../../shared/query/key-names.ts';
import { KEYS } from '../../../../shared/query/keys.ts';
import { isUnfinished, parseSoFar } from '../../../../shared/query/parse.ts';
import { errorOf, queryOf } from '../../../support/query.ts';

describe('what is wrong is said with its place', () => {
  test.each([
    ['ssh foo:bar', 'unknown-key', 'foo'],
    ['ssh ｆｏｏ：bar', 'unknown-key', 'ｆｏｏ'],
    ['ポート:80', 'unknown-key', 'ポート'],
    ['port:80,x udp', 'bad-value', 'x'],
    ['port:70000', 'bad-value', '70000'],
    ['port:20-10', 'bad-value', '20-10'],
    ['port:>65535', 'bad-value', '>65535'],
    ['port:80, udp', 'bad-value', ','],
    ['proto:sctp', 'bad-value', 'sctp'],
    ['state:"open wide"', 'bad-value', '"open wide"'],
    ['addr:10.0.0.0/33', 'bad-value', '10.0.0.0/33'],
    ['addr:localhost', 'bad-value', 'localhost'],
    ['addr:fe80::1%eth0', 'bad-value', 'fe80::1%eth0'],
    ['new:5', 'bad-value', '5'],
    ['new:0m', 'bad-value', '0m'],
    ['owner:=', 'bad-value', '='],
    ['ssh port: udp', 'missing-value', 'port:'],
    ['ssh or', 'missing-term', 'or'],
    ['or ssh', 'missing-term', 'or'],
    ['ssh -or x', 'missing-term', '-'],
    ['ssh ()', 'missing-term', '('],
    ['ssh "http alt', 'unclosed-quote', '"http alt'],
    ['owner:"http alt', 'unclosed-quote', '"http alt'],
    ['(ssh or udp', 'unclosed-group', '('],
    ['ssh) udp', 'unexpected-close', ')'],
    [') udp', 'unexpected-close', ')'],
    ['('.repeat(60), 'too-deep', '('],
  ])('%s', (text, code, given) => {
    const error = errorOf(text);
    expect(error).toMatchObject({ code, given });
    expect(text.slice(error.from, error.to)).toBe(given);
    expect(errorText(error, en)).toMatch(/^\S.*\.$/);
  });
});

test('an unknown key is answered with all keys', () => {
  const error = errorOf('prot:80');
  expect(error.allowed).toEqual(KEY_NAMES);
  expect(errorText(error, en)).toContain('Allowed: port, proto, state, role,');
});

test.each(KEY_NAMES)('what is said to be allowed for %s is', (key) => {
  for (const value of [...KEYS[key].allowed, ...(KEYS[key].offered ?? [])]) {
    expect(queryOf(`${key}:${value}`)).toMatchObject({ kind: 'key', key });
  }
  expect(KEYS[key].allowed.length).toBeGreaterThan(0);
});

test('a wrong value is answered with all values, or with examples', () => {
  expect(errorText(errorOf('proto:sctp'), en)).toBe(
    '“sctp” is no value of proto. Allowed: tcp, udp.',
  );
  expect(errorText(errorOf('port:http'), en)).toBe(
    '“http” is no value of port. Write it like one of these: 80, 80,443, 3000-3999, >1024.',
  );
});

test('control characters of what was given are shown', () => {
  expect(errorText(errorOf('foo\u202e:bar or'), en)).toContain('“or”');
  expect(errorText(errorOf('proto:\u202etcp'), en)).toContain('“‹U+202E›tcp”');
});

test.each([
  ['port:', true],
  ['ssh or ', true],
  ['"ssh udp', true],
  ['(ssh or udp', true],
  ['state:li', true],
  ['por:', false],
  ['port: udp', false],
  ['foo:bar udp', false],
  ['ssh)', false],
])('whether “%s” may just not be finished: %s', (text, expected) => {
  expect(isUnfinished(errorOf(text), text)).toBe(expected);
});

test('a quotation mark inside quotes is written twice', () => {
  expect(queryOf('"say ""hi"""')).toEqual({ kind: 'word', text: 'say "hi"' });
});

test.each([
  ['ssh proto:tcp', 'ssh proto:tcp'],
  ['ssh proto:', 'ssh '],
  ['role:', ''],
  ['ssh -port: ', 'ssh'],
  ['ssh or port:', 'ssh'],
  ['port: ssh', null],
  ['(ssh port:', null],
  ['ssh state:li', 'ssh '],
  ['ssh bogus:3', 'ssh '],
  ['ssh port:70000', 'ssh '],
  ['ssh bogus:3 udp', null],
])('while somebody types “%s”, what holds is “%s”', (typed, holds) => {
  expect(parseSoFar(typed)?.text ?? null).toBe(holds);
});
