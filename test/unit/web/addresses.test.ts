import { networkInterfaces } from 'node:os';
import { describe, expect, test } from 'vitest';
import {
  AllowedHosts,
  isLoopbackHost,
  namedHosts,
  urlHost,
} from '../../../electron/web/addresses.ts';

describe('a server on 127.0.0.1:6500', () => {
  const allowed = new AllowedHosts('127.0.0.1', 6500);

  test.each(['127.0.0.1:6500', 'localhost:6500', 'LocalHost:6500', '[::1]:6500'])(
    'may be called %s',
    (host) => {
      expect(allowed.allowsHost(host)).toBe(true);
      expect(allowed.allowsOrigin(`http://${host}`)).toBe(true);
    },
  );

  test.each([
    ['a name that leads here', 'rebind.example:6500'],
    ['a name that begins like ours', 'localhost.example:6500'],
    ['an address inside a name', '127.0.0.1.example:6500'],
    ['a name that ends like ours', 'evil-localhost:6500'],
    ['the name with a final dot', 'localhost.:6500'],
    ['another port', '127.0.0.1:6501'],
    ['a longer port', '127.0.0.1:65000'],
    ['no port', '127.0.0.1'],
    ['a user before it', 'user@127.0.0.1:6500'],
    ['another loopback address', '127.0.0.2:6500'],
    ['the wildcard', '0.0.0.0:6500'],
    ['IPv6 without brackets', '::1:6500'],
    ['another writing of the address', '2130706433:6500'],
    ['nothing', ''],
  ])('may not be called %s', (_, host) => {
    expect(allowed.allowsHost(host)).toBe(false);
    expect(allowed.allowsOrigin(`http://${host}`)).toBe(false);
  });

  test('needs to be called something', () => {
    expect(allowed.allowsHost(undefined)).toBe(false);
    expect(allowed.allowsOrigin(undefined)).toBe(false);
  });

  test.each([
    'null',
    'https://127.0.0.1:6500',
    'ws://127.0.0.1:6500',
    'file://',
    'http://',
    '127.0.0.1:6500',
    'http://127.0.0.1:6500/',
    'http://127.0.0.1:6500 http://rebind.example',
  ])('takes nothing from the origin “%s”', (origin) => {
    expect(allowed.allowsOrigin(origin)).toBe(false);
  });
});

test('on port 80 browsers leave the port away', () => {
  const allowed = new AllowedHosts('127.0.0.1', 80);
  expect(
    ['localhost', '127.0.0.1', '[::1]', 'localhost:80'].map((host) => allowed.allowsHost(host)),
  ).toEqual([true, true, true, true]);
  expect(allowed.allowsOrigin('http://localhost')).toBe(true);
  expect(allowed.allowsHost('rebind.example')).toBe(false);
});

test('the address it was put on is allowed beside those of the loopback', () => {
  const allowed = new AllowedHosts('192.0.2.7', 6500);
  expect(allowed.allowsHost('192.0.2.7:6500')).toBe(true);
  expect(allowed.allowsHost('localhost:6500')).toBe(true);
  expect(allowed.allowsHost('192.0.2.8:6500')).toBe(false);
});

test('an IPv6 address is called by its brackets, in any case', () => {
  const allowed = new AllowedHosts('2001:db8::A', 6500);
  expect(allowed.allowsHost('[2001:db8::a]:6500')).toBe(true);
  expect(allowed.allowsHost('2001:db8::a:6500')).toBe(false);
});

test.each(['0.0.0.0', '::'])('on %s it may be called by each address of the machine', (host) => {
  const allowed = new AllowedHosts(host, 6500);
  const own = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  for (const { address } of own) expect(allowed.allowsHost(`${urlHost(address)}:6500`)).toBe(true);
  expect(allowed.allowsHost('rebind.example:6500')).toBe(false);
});

test.each([
  ['127.0.0.1', true],
  ['127.8.8.8', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.0.2.1', false],
  ['localhost.example', false],
  ['127.0.0.1.example', false],
  ['1127.0.0.1', false],
])('whether %s is this machine alone: %s', (host, isLoopback) => {
  expect(isLoopbackHost(host)).toBe(isLoopback);
});

test('only an IPv6 address gets brackets in a URL', () => {
  expect(['::1', '127.0.0.1', 'localhost'].map(urlHost)).toEqual([
    '[::1]',
    '127.0.0.1',
    'localhost',
  ]);
});

describe('what a browser is told to go to', () => {
  const machine = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  const outside = machine.filter(({ internal, scopeid = 0 }) => !internal && scopeid === 0);

  test('is the address that was asked for, as it stands in a URL', () => {
    expect(namedHosts('127.0.0.1')).toEqual(['127.0.0.1']);
    expect(namedHosts('2001:db8::7')).toEqual(['[2001:db8::7]']);
  });

  test.each(['0.0.0.0', '::'])(
    'is, on %s, the loopback and every address of the machine',
    (host) => {
      const families = host === '::' ? ['IPv4', 'IPv6'] : ['IPv4'];
      const own = outside.filter(({ family }) => families.includes(family));
      const named = namedHosts(host);
      expect(named).toEqual(['127.0.0.1', ...own.map(({ address }) => urlHost(address))]);
      const allowed = new AllowedHosts(host, 6500);
      for (const name of named) expect(allowed.allowsHost(`${name}:6500`)).toBe(true);
    },
  );
});
