import { expect, test } from 'vitest';
import type { Attribution } from '../../../electron/monitor/owners/owners.ts';
import { NO_OWNER } from '../../../electron/monitor/owners/owners.ts';
import { BUILT_IN_NAMES } from '../../../electron/monitor/registry/service-names.ts';
import type { RawSocket } from '../../../electron/monitor/sources/source.ts';
import { tag } from '../../../electron/monitor/tag.ts';
import type { Role } from '../../../shared/model/role.ts';
import { makeConnection, makeRaw } from '../../support/make-raw.ts';
import { makeOwner } from '../../support/make-row.ts';

const CONTEXT = {
  takenAt: 9,
  asleepSince: null,
  host: { dynamicRange: [32768, 60999], udp: null },
  services: BUILT_IN_NAMES,
  selfPids: new Set([77]),
  userOf: (uid: number) => (uid === 1000 ? 'ann' : null),
} as const;

function tagged(raw: RawSocket, role: Role, attribution: Attribution = NO_OWNER) {
  return tag(
    raw,
    attribution,
    { role, firstSeenAt: 5, presentAtStart: true, asleepSince: null },
    CONTEXT,
  );
}

const atPorts = (local: number, remote: number): RawSocket =>
  makeConnection({
    local: { address: '192.0.2.1', port: local },
    remote: { address: '198.51.100.1', port: remote },
  });

test('a row carries the facts of its socket and of its first reading', () => {
  const raw = makeRaw({
    interface: 'eth0',
    netns: '5',
    v6only: true,
    uid: 1000,
    local: { address: 'fe80::1', port: 443 },
    family: 6,
  });
  const row = tagged(raw, 'listener');
  const { key, owner, cgroupId, ...facts } = raw;
  expect(row).toMatchObject({ ...facts, id: key, role: 'listener' });
  expect(row).toMatchObject({ firstSeenAt: 5, presentAtStart: true, user: 'ann' });
  expect(row).not.toHaveProperty('owner');
  expect(row).not.toHaveProperty('cgroupId');
  expect([owner.kind, cgroupId]).toEqual(['unknown', null]);
});

test.each(['listener', 'bound', 'inbound'] as const)(
  'a socket that is %s is named by its local port',
  (role) => {
    expect(tagged(atPorts(5432, 443), role).service).toMatchObject({
      name: 'postgresql',
      side: 'local',
    });
  },
);

test('an outgoing connection is named by the port it goes to', () => {
  expect(tagged(atPorts(5432, 443), 'outbound').service).toMatchObject({
    name: 'https',
    side: 'remote',
  });
});

test('the registry is asked for the protocol of the socket', () => {
  const raw = makeRaw({ protocol: 'udp', state: 'BOUND', local: { address: '::', port: 546 } });
  expect(tagged(raw, 'bound').service?.name).toBe('dhcpv6-client');
});

test('a port without a record in the registry has no service', () => {
  expect(tagged(atPorts(65000, 65001), 'inbound').service).toBeNull();
  expect(tagged(atPorts(443, 65001), 'outbound').service).toBeNull();
});

test('an outgoing socket without a remote side has no service', () => {
  expect(tagged(makeRaw({ remote: null }), 'outbound').service).toBeNull();
});

test.each([
  ['listener', 'any'],
  ['bound', 'any'],
  ['inbound', null],
  ['outbound', null],
] as const)('the exposure of a socket on 0.0.0.0 that is %s is %s', (role, exposure) => {
  const raw = makeRaw({ local: { address: '0.0.0.0', port: 80 } });
  expect(tagged(raw, role).exposure).toBe(exposure);
});

test('a wildcard bound to the loopback device is not open to the network', () => {
  const raw = makeRaw({ local: { address: '0.0.0.0', port: 80 }, interface: 'lo' });
  expect(tagged(raw, 'listener').exposure).toBe('loopback');
});

test('registry range and dynamic range are two facts of the local port', () => {
  expect(tagged(atPorts(40_000, 22), 'outbound')).toMatchObject({
    range: 'registered',
    inDynamicRange: true,
  });
  expect(tagged(atPorts(61_000, 22), 'outbound')).toMatchObject({
    range: 'ephemeral',
    inDynamicRange: false,
  });
});

test('without a dynamic range nothing is said of it', () => {
  const origin = {
    role: 'listener',
    firstSeenAt: 1,
    presentAtStart: false,
    asleepSince: null,
  } as const;
  const row = tag(makeRaw(), NO_OWNER, origin, {
    ...CONTEXT,
    host: { dynamicRange: null, udp: null },
  });
  expect(row.inDynamicRange).toBeNull();
});

test('a socket is our own when any of its owners is', () => {
  const owned = (...pids: number[]): Attribution => ({
    ...NO_OWNER,
    owners: pids.map((pid) => makeOwner({ pid })),
    status: 'complete',
  });
  expect(tagged(makeRaw(), 'listener', owned(5, 77)).self).toBe(true);
  expect(tagged(makeRaw(), 'listener', owned(5)).self).toBe(false);
  expect(tagged(makeRaw(), 'listener').self).toBe(false);
});

test('the user is that of the socket, else that of its first owner', () => {
  const byBob: Attribution = {
    ...NO_OWNER,
    owners: [makeOwner({ user: 'bob' })],
    status: 'complete',
  };
  expect(tagged(makeRaw({ uid: 1000 }), 'listener', byBob).user).toBe('ann');
  expect(tagged(makeRaw({ uid: 4 }), 'listener', byBob)).toMatchObject({ uid: 4, user: 'bob' });
  expect(tagged(makeRaw(), 'listener').user).toBeNull();
});

test('service unit and container are those of the attribution', () => {
  const container = { id: 'c0ffee', name: 'shop', runtime: 'docker' } as const;
  const held: Attribution = { ...NO_OWNER, unit: 'shop.service', container };
  expect(tagged(makeRaw(), 'listener', held)).toMatchObject({ unit: 'shop.service', container });
  expect(tagged(makeRaw(), 'listener')).toMatchObject({ unit: null, container: null });
});
