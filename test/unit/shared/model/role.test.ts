import { describe, expect, test } from 'vitest';
import type { RoleFacts } from '../../../../shared/model/open-doors.ts';
import { OpenDoors, roleOf } from '../../../../shared/model/open-doors.ts';
import type { Role } from '../../../../shared/model/role.ts';
import { isConnection } from '../../../../shared/model/role.ts';

const REMOTE = { address: '198.51.100.9', port: 50123 };

function listener(address: string, facts: Partial<RoleFacts> = {}): RoleFacts {
  return {
    protocol: 'tcp',
    local: { address, port: 443 },
    remote: null,
    state: 'LISTEN',
    v6only: null,
    netns: null,
    ...facts,
  };
}

function connection(address: string, facts: Partial<RoleFacts> = {}): RoleFacts {
  return listener(address, { remote: REMOTE, state: 'ESTABLISHED', ...facts });
}

function roleBeside(socket: RoleFacts, ...others: RoleFacts[]): Role {
  return roleOf(socket, new OpenDoors([...others, socket]));
}

describe('sockets without a remote side', () => {
  test('TCP that listens is a listener', () => {
    expect(roleBeside(listener('0.0.0.0'))).toBe('listener');
  });

  test('TCP that is bound and does not listen is bound', () => {
    expect(roleBeside(listener('0.0.0.0', { state: 'BOUND' }))).toBe('bound');
    expect(roleBeside(listener('0.0.0.0', { state: 'CLOSED' }))).toBe('bound');
  });

  test('UDP is bound, never a listener', () => {
    expect(roleBeside(listener('::', { protocol: 'udp', state: 'BOUND' }))).toBe('bound');
  });
});

describe('a connection is inbound where a door covers its local side', () => {
  test.each<[string, RoleFacts, RoleFacts]>([
    ['the same address', listener('192.0.2.7'), connection('192.0.2.7')],
    ['the IPv4 wildcard', listener('0.0.0.0'), connection('192.0.2.7')],
    ['the IPv6 wildcard', listener('::'), connection('2001:db8::7')],
    ['the IPv6 wildcard, for IPv4', listener('::', { v6only: false }), connection('192.0.2.7')],
    ['the IPv6 wildcard of which no more is known', listener('::'), connection('192.0.2.7')],
    ['the IPv6 wildcard, for mapped IPv4', listener('::'), connection('::ffff:192.0.2.7')],
    [
      'the IPv6-only wildcard, for IPv6',
      listener('::', { v6only: true }),
      connection('2001:db8::7'),
    ],
    ['the IPv4 wildcard, for mapped IPv4', listener('0.0.0.0'), connection('::ffff:192.0.2.7')],
    ['a mapped wildcard', listener('::ffff:0.0.0.0'), connection('192.0.2.7')],
    ['a mapped address', listener('::ffff:192.0.2.7'), connection('192.0.2.7')],
    [
      'an address whose connection is mapped',
      listener('192.0.2.7'),
      connection('::ffff:192.0.2.7'),
    ],
    [
      'a UDP socket without remote side',
      listener('0.0.0.0', { protocol: 'udp', state: 'BOUND' }),
      connection('192.0.2.7', { protocol: 'udp', state: 'CONNECTED' }),
    ],
    [
      'a door of the same other namespace',
      listener('0.0.0.0', { netns: '7' }),
      connection('192.0.2.7', { netns: '7' }),
    ],
  ])('%s', (_what, door, socket) => {
    expect(roleBeside(socket, door)).toBe('inbound');
  });
});

describe('a connection is outbound where no door covers its local side', () => {
  test.each<[string, RoleFacts, RoleFacts]>([
    ['another address', listener('192.0.2.8'), connection('192.0.2.7')],
    [
      'another port',
      listener('0.0.0.0', { local: { address: '0.0.0.0', port: 444 } }),
      connection('192.0.2.7'),
    ],
    ['another protocol', listener('0.0.0.0'), connection('192.0.2.7', { protocol: 'udp' })],
    ['another namespace', listener('0.0.0.0', { netns: '7' }), connection('192.0.2.7')],
    ['our namespace, for another', listener('0.0.0.0'), connection('192.0.2.7', { netns: '7' })],
    ['an IPv6-only wildcard, for IPv4', listener('::', { v6only: true }), connection('192.0.2.7')],
    [
      'an IPv6-only wildcard, for mapped IPv4',
      listener('::', { v6only: true }),
      connection('::ffff:192.0.2.7'),
    ],
    ['an IPv4 wildcard, for IPv6', listener('0.0.0.0'), connection('2001:db8::7')],
    ['a mapped wildcard, for IPv6', listener('::ffff:0.0.0.0'), connection('2001:db8::7')],
    [
      'TCP that is bound and does not listen',
      listener('0.0.0.0', { state: 'BOUND' }),
      connection('192.0.2.7'),
    ],
    ['another connection', connection('192.0.2.7'), connection('192.0.2.7')],
  ])('%s', (_what, other, socket) => {
    expect(roleBeside(socket, other)).toBe('outbound');
  });
});

test('of several doors on a port any may cover', () => {
  const doors = [listener('192.0.2.8'), listener('::', { v6only: true }), listener('192.0.2.7')];
  expect(roleBeside(connection('192.0.2.7'), ...doors)).toBe('inbound');
});

test('both ends of a connection inside this machine have a role of their own', () => {
  const server = connection('127.0.0.1', { remote: { address: '127.0.0.1', port: 50123 } });
  const client = connection('127.0.0.1', {
    local: { address: '127.0.0.1', port: 50123 },
    remote: { address: '127.0.0.1', port: 443 },
  });
  const doors = new OpenDoors([listener('127.0.0.1'), server, client]);
  expect([roleOf(server, doors), roleOf(client, doors)]).toEqual(['inbound', 'outbound']);
});

test('inbound and outbound are connections, doors are not', () => {
  const roles = ['listener', 'bound', 'inbound', 'outbound'] as const;
  expect(roles.filter(isConnection)).toEqual(['inbound', 'outbound']);
});
