import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GroupIndex, type KeysOf } from '../../../../shared/groups/group-index.ts';
import { peerKeys, processKeys } from '../../../../shared/groups/keys.ts';
import { isOpenToNetwork } from '../../../../shared/model/exposure.ts';
import { isConnection } from '../../../../shared/model/role.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { rows } from '../../../support/arbitraries.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';

/** What an index says, with nothing kept between readings. */
function naive(all: Iterable<SocketRow>, keysOf: KeysOf): unknown {
  const groups = new Map<string, SocketRow[]>();
  for (const row of all) {
    for (const key of new Set(keysOf(row))) groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return Object.fromEntries(
    [...groups].map(([key, members]) => [
      key,
      [
        members.map(({ id }) => id).sort(),
        members.filter(({ role }) => !isConnection(role)).length,
        members.filter(({ exposure }) => isOpenToNetwork(exposure)).length,
        members.filter(({ role }) => isConnection(role)).length,
      ],
    ]),
  );
}

function said(index: GroupIndex): unknown {
  return Object.fromEntries(
    [...index.groups.values()].map((group) => [
      group.key,
      [[...group.rows.keys()].sort(), group.doors, group.doorsOpenToNetwork, group.connections],
    ]),
  );
}

test.each([
  ['processes', processKeys],
  ['other sides', peerKeys],
])('groups by %s kept from change to change are those made anew', (_name, keysOf) => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const row = fc.tuple(rows, id).map(([any, name]) => ({ ...any, id: name }));
  const step = fc.record({
    opened: fc.array(row, { maxLength: 3 }),
    changed: fc.array(row, { maxLength: 3 }),
    closed: fc.array(id, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const index = new GroupIndex(keysOf);
      const present = new Map<string, SocketRow>();
      for (const { opened, changed, closed } of steps) {
        index.apply({ opened, changed, closed });
        for (const gone of closed) present.delete(gone);
        for (const next of [...changed, ...opened]) present.set(next.id, next);
        expect(said(index)).toEqual(naive(present.values(), keysOf));
      }
      index.reset(present.values());
      expect(said(index)).toEqual(naive(present.values(), keysOf));
    }),
  );
});

test('a socket that several processes hold belongs to each of them', () => {
  const owners = [makeOwner({ pid: 1 }), makeOwner({ pid: 2 })];
  const index = new GroupIndex(processKeys);
  index.reset([makeRow({ owners })]);
  expect([...index.groups.values()].map(({ doors }) => doors)).toEqual([1, 1]);
});

test('a pid that is used again is another process', () => {
  const [a, b] = [1, 2].map((startedAt) => makeOwner({ pid: 7, startedAt }));
  expect(a && b && processKeys(makeRow({ owners: [a] }))).not.toEqual(
    b && processKeys(makeRow({ owners: [b] })),
  );
});

test('the two directions of one host are set apart, and doors have no other side', () => {
  const remote = { address: '198.51.100.7', port: 443 };
  const inbound = makeRow({ role: 'inbound', remote });
  const outbound = makeRow({ role: 'outbound', remote });
  expect(peerKeys(inbound)).not.toEqual(peerKeys(outbound));
  expect(peerKeys(makeRow())).toEqual([]);
});

test('connections to one service of one host are one group, whatever port they leave by', () => {
  const remote = { address: '198.51.100.7', port: 443 };
  const [a, b] = [50_001, 50_002].map((port) =>
    makeRow({ role: 'outbound', remote, local: { address: '192.0.2.1', port } }),
  );
  expect(a && peerKeys(a)).toEqual(b && peerKeys(b));
});
