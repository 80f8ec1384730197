import { expect, test } from 'vitest';
import { isOtherEnd, relationTo } from '../../../../shared/details/relations.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

const SERVER = makeOwner({ pid: 10, name: 'server' });
const DOOR = makeRow({ id: 'door', local: { address: '0.0.0.0', port: 80 }, owners: [SERVER] });
const INSIDE = makeRow({
  id: 'inside',
  role: 'inbound',
  local: { address: '10.0.0.1', port: 80 },
  remote: { address: '10.0.0.1', port: 50_000 },
  owners: [SERVER],
});
const CLIENT = makeRow({
  id: 'client',
  local: { address: '10.0.0.1', port: 50_000 },
  remote: { address: '10.0.0.1', port: 80 },
  owners: [makeOwner({ pid: 11, name: 'client' })],
});

test('a door has the connections that came in through it behind it', () => {
  expect(relationTo(DOOR)(INSIDE)).toBe('behind');
  expect(relationTo(INSIDE)(DOOR)).toBe('door');
});

test('a connection to another address of the port is not behind a door of one address', () => {
  const narrow = { ...DOOR, local: { address: '10.0.0.2', port: 80 }, owners: [] };
  expect(relationTo(narrow)(INSIDE)).toBe(null);
  expect(relationTo(INSIDE)(narrow)).toBe('same-port');
});

test('the other end of a connection on this machine is found from either side', () => {
  expect(relationTo(INSIDE)(CLIENT)).toBe('other-end');
  expect(relationTo(CLIENT)(INSIDE)).toBe('other-end');
});

test('an IPv4-mapped address is the same end', () => {
  const mapped = {
    ...INSIDE,
    local: { address: '::ffff:10.0.0.1', port: 80 },
    remote: { address: '::ffff:10.0.0.1', port: 50_000 },
  };
  expect(isOtherEnd(mapped, CLIENT)).toBe(true);
  expect(isOtherEnd(mapped, { ...CLIENT, protocol: 'udp' })).toBe(false);
});

test('doors on the same port with another protocol or family are related', () => {
  const udp = { ...DOOR, id: 'udp', protocol: 'udp' as const };
  const six = { ...DOOR, id: 'six', local: { address: '::', port: 80 } };
  expect(relationTo(DOOR)(udp)).toBe('same-port');
  expect(relationTo(DOOR)(six)).toBe('same-port');
  expect(relationTo(DOOR)({ ...udp, local: { ...udp.local, port: 81 }, owners: [] })).toBe(null);
});

test('sockets of the same process are related, those of a process that reuses its pid are not', () => {
  const other = makeRow({
    id: 'other',
    local: { address: '127.0.0.1', port: 9 },
    owners: [SERVER],
  });
  expect(relationTo(DOOR)(other)).toBe('same-process');
  const later = { ...SERVER, startedAt: (SERVER.startedAt ?? 0) + 60_000 };
  expect(relationTo(DOOR)({ ...other, owners: [later] })).toBe(null);
});

test('sockets that nobody can be seen to hold are not of one process', () => {
  const hidden = { owners: [], ownersStatus: 'hidden' as const };
  const other = makeRow({ id: 'other', local: { address: '127.0.0.1', port: 9 }, ...hidden });
  expect(relationTo({ ...DOOR, ...hidden })(other)).toBe(null);
});

test('a socket is not related to itself', () => {
  expect(relationTo(DOOR)(DOOR)).toBe(null);
});
