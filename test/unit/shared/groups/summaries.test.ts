import { expect, test } from 'vitest';
import { GroupIndex } from '../../../../shared/groups/group-index.ts';
import { hostsOf } from '../../../../shared/groups/hosts.ts';
import { peerKeys, processKeys } from '../../../../shared/groups/keys.ts';
import { byConnections, peerSummary } from '../../../../shared/groups/peer-summary.ts';
import { byWeight, processSummary } from '../../../../shared/groups/process-summary.ts';
import { keysOf, treeLines } from '../../../../shared/groups/tree-lines.ts';
import type { SocketRow } from '../../../../shared/model/socket.ts';
import { makeOwner, makeRow } from '../../../support/make-row.ts';
import { HOUSE_ROWS } from '../../../support/sample-house.ts';

function processes(rows: readonly SocketRow[]) {
  const index = new GroupIndex(processKeys);
  index.reset(rows);
  return [...index.groups.values()].flatMap((group) => processSummary(group) ?? []).sort(byWeight);
}

function peers(rows: readonly SocketRow[]) {
  const index = new GroupIndex(peerKeys);
  index.reset(rows);
  return [...index.groups.values()]
    .flatMap((group) => peerSummary(group) ?? [])
    .sort(byConnections);
}

test('what is open to the network comes first, and hidden owners have a line of their own', () => {
  const names = processes(HOUSE_ROWS).map(({ owner, ownersStatus }) => owner?.name ?? ownersStatus);
  expect(names.slice(0, 4).sort()).toEqual(['mdns', 'named', 'sshd', 'webserver']);
  expect(names).toContain('hidden');
});

test('a process that is one of several holders is named by its own facts', () => {
  const owners = [makeOwner({ pid: 1, name: 'master' }), makeOwner({ pid: 12, name: 'worker' })];
  expect(processes([makeRow({ owners })]).map(({ owner }) => owner?.name)).toEqual([
    'master',
    'worker',
  ]);
});

test('the other sides with most connections come first, with the port it is about', () => {
  const remote = { address: '198.51.100.7', port: 443 };
  const rows = [50_001, 50_002].map((port, index) =>
    makeRow({
      id: `${index}`,
      role: 'outbound',
      remote,
      local: { address: '192.0.2.1', port },
      owners: [makeOwner({ name: `browser-${index}` })],
    }),
  );
  const visitor = makeRow({
    id: 'visitor',
    role: 'inbound',
    remote: { address: '198.51.100.9', port: 50_003 },
    local: { address: '192.0.2.1', port: 22 },
  });
  const [first, second] = peers([visitor, ...rows]);
  expect(first).toMatchObject({ address: '198.51.100.7', port: 443, role: 'outbound' });
  expect(first?.programs).toEqual(['browser-0', 'browser-1']);
  expect(second).toMatchObject({ address: '198.51.100.9', port: 22, role: 'inbound' });
});

function visit(address: string, port: number, localPort: number): SocketRow {
  return makeRow({
    id: `${address} ${port} ${localPort}`,
    role: 'outbound',
    remote: { address, port },
    local: { address: '192.0.2.1', port: localPort },
  });
}

test('hosts have their services below them, and those with most connections come first', () => {
  const many = [visit('203.0.113.9', 443, 1), visit('203.0.113.9', 443, 2)];
  const hosts = hostsOf(
    peers([visit('198.51.100.7', 22, 3), visit('203.0.113.9', 22, 4), ...many]),
  );
  expect(hosts.map(({ address, connections }) => [address, connections])).toEqual([
    ['203.0.113.9', 3],
    ['198.51.100.7', 1],
  ]);
  expect(hosts.map(({ parts }) => parts?.length ?? 0)).toEqual([2, 0]);
});

test('under an open host are its services, and under these their connections; one service has no line of its own', () => {
  const rows = [
    visit('203.0.113.9', 443, 1),
    visit('203.0.113.9', 443, 2),
    visit('203.0.113.9', 22, 3),
    visit('198.51.100.7', 22, 4),
  ];
  const hosts = hostsOf(peers(rows));
  const told = treeLines(hosts, () => true).map(({ kind, level }) => [kind, level]);
  expect(told).toEqual([
    ['group', 1],
    ['group', 2],
    ['socket', 3],
    ['socket', 3],
    ['group', 2],
    ['socket', 3],
    ['group', 1],
    ['socket', 2],
  ]);
  expect([...keysOf(hosts)]).toHaveLength(4);
});

test('an open group shows its doors before its connections, each by port', () => {
  const owners = [makeOwner({ pid: 5 })];
  const at = (port: number) => ({ address: '127.0.0.1', port });
  const rows = [
    makeRow({ id: 'c', owners, role: 'inbound', local: at(22), remote: at(50_000) }),
    makeRow({ id: 'b', owners, local: at(443) }),
    makeRow({ id: 'a', owners, local: at(80) }),
  ];
  const index = new GroupIndex(processKeys);
  index.reset(rows);
  const closed = treeLines(index.groups.values(), () => false);
  expect(closed.map(({ kind }) => kind)).toEqual(['group']);
  const open = treeLines(index.groups.values(), () => true);
  expect(open.map((line) => (line.kind === 'socket' ? line.row.id : line.kind))).toEqual([
    'group',
    'a',
    'b',
    'c',
  ]);
});
