import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../electron/cli/command-line.ts';
import { parsePort } from '../../../electron/cli/parse-port.ts';
import { messagesIn } from '../../../shared/messages/language.ts';

const english = messagesIn('en');

test('a bare port leaves the protocol open', () => {
  expect(parsePort('53', english)).toEqual({ port: 53, protocol: null });
});

test('a protocol behind the port means that one alone, in any case', () => {
  expect(parsePort('53/udp', english)).toEqual({ port: 53, protocol: 'udp' });
  expect(parsePort('443/TCP', english)).toEqual({ port: 443, protocol: 'tcp' });
  expect(parsePort('9899/sctp', english)).toEqual({ port: 9899, protocol: 'sctp' });
  expect(parsePort('6514/dccp', english)).toEqual({ port: 6514, protocol: 'dccp' });
});

test('every port there is can be written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 65535 }), (port) => {
      expect(parsePort(`${port}`, english).port).toBe(port);
    }),
  );
});

test('no number beyond the last port is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 65536 }), (number) => {
      expect(() => parsePort(`${number}`, english)).toThrow(UsageError);
    }),
  );
});

describe.each(['en', 'ja'] as const)('told in %s', (language) => {
  test.each([
    '',
    '65536',
    '-1',
    '80/icmp',
    '80-70',
    '80a',
    '80/',
    '/tcp',
    '80tcp',
    'http',
    '8 0',
    '80.0',
    '٨٠',
    '80/tcp/udp',
  ])('“%s” is no port, and the line names the bounds and protocols', (text) => {
    expect(() => parsePort(text, messagesIn(language))).toThrow(
      /0.*65535.*\/tcp.*\/udp.*\/sctp.*\/dccp/,
    );
  });
});
