import fc from 'fast-check';
import { expect, test } from 'vitest';
import { indexContainers } from '../../../../../../electron/monitor/owners/linux/cgroup/container-index.ts';
import { parseContainerList } from '../../../../../../electron/monitor/owners/linux/cgroup/container-list.ts';
import { ID, OTHER_ID } from './cgroup-samples.ts';
import { known, listed, OTHER } from './engine-answers.ts';

function parse(...members: readonly unknown[]) {
  return parseContainerList(JSON.stringify(members), 'docker');
}

test('a container is told with its name, project, addresses and published ports', () => {
  expect(parse(listed())).toEqual([known()]);
});

test('addresses are canonical, of both families and all networks', () => {
  const networks = {
    a: { IPAddress: '172.30.0.2', GlobalIPv6Address: 'FD00:0::0002' },
    b: { IPAddress: '', GlobalIPv6Address: null },
    c: null,
    d: { IPAddress: '10.9.0.2' },
  };
  const [container] = parse(listed({ NetworkSettings: { Networks: networks } })) ?? [];
  expect(container?.addresses).toEqual(['172.30.0.2', 'fd00::2', '10.9.0.2']);
});

test('ports that are published nowhere, or of no protocol here, are left out', () => {
  const ports = [
    { PrivatePort: 80, Type: 'tcp' },
    { IP: '::', PrivatePort: 53, PublicPort: 5353, Type: 'udp' },
    { IP: '', PrivatePort: 22, PublicPort: 2222, Type: 'tcp' },
    { IP: '0.0.0.0', PrivatePort: 1, PublicPort: 1, Type: 'sctp' },
    { IP: 'nonsense', PrivatePort: 1, PublicPort: 1, Type: 'tcp' },
  ];
  const [container] = parse(listed({ Ports: ports })) ?? [];
  expect(container?.published).toEqual([
    { protocol: 'udp', address: '::', port: 5353, containerPort: 53 },
    { protocol: 'tcp', address: '0.0.0.0', port: 2222, containerPort: 22 },
  ]);
});

test('its own name is told from what linked containers call it', () => {
  const [container] = parse(listed({ Names: ['/app/db', '/shop-db-1'] })) ?? [];
  expect(container?.name).toBe('shop-db-1');
});

test('what an engine does not say is null', () => {
  expect(parse({ Id: ID })).toEqual([
    known({ name: null, project: null, service: null, addresses: [], published: [] }),
  ]);
  const bare = { Names: [], Labels: { 'com.docker.compose.project': 7 }, Ports: null };
  expect(parse(listed({ ...bare, NetworkSettings: null }))).toEqual([
    known({ name: null, project: null, service: null, addresses: [], published: [] }),
  ]);
});

test('a member of another shape costs the others nothing', () => {
  const odd = [null, 7, 'x', [], {}, { Id: 'short' }, listed({ Ports: [{ PublicPort: 70_000 }] })];
  expect(parse(...odd, listed())).toEqual([known()]);
});

test.each(['', '{', '{"message":"no"}', 'null', '7'])('what is no list is none: %j', (text) => {
  expect(parseContainerList(text, 'docker')).toBeNull();
});

test('whatever JSON an engine sends, each container told has an id', () => {
  const keys = fc.constantFrom(...Object.keys(listed()), '__proto__');
  const member = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(keys, fc.jsonValue()).map((changes) => listed(changes)),
  );
  fc.assert(
    fc.property(fc.array(member, { maxLength: 4 }), (members) => {
      for (const { id } of parse(...members) ?? []) expect(id).toMatch(/^[0-9a-f]{64}$/);
    }),
  );
});

test('containers are found by id, address and door', () => {
  const index = indexContainers(parse(listed(), OTHER) ?? []);
  expect(index.byId(OTHER_ID)?.name).toBe('db');
  expect(index.byId(ID.slice(0, 12))).toBeNull();
  expect(index.behind({ protocol: 'tcp', address: '0.0.0.0', port: 8080 })).toMatchObject({
    container: { id: ID },
    port: { containerPort: 80 },
  });
  expect(index.behind({ protocol: 'udp', address: '0.0.0.0', port: 8080 })).toBeNull();
  expect(index.behind({ protocol: 'tcp', address: '10.0.0.1', port: 8080 })).toBeNull();
});

test('a door on all addresses of both families is behind the one told for IPv4', () => {
  const index = indexContainers(parse(listed()) ?? []);
  const door = { protocol: 'tcp', address: '::', port: 8080 } as const;
  expect(index.behind(door)?.container.id).toBe(ID);
});

test('an address that two containers have is nobody’s, one of a single container its own', () => {
  const twice = listed({
    NetworkSettings: {
      Networks: { a: { IPAddress: '172.30.0.9' }, b: { IPAddress: '172.30.0.9' } },
    },
  });
  expect(indexContainers(parse(listed(), OTHER) ?? []).byAddress('172.30.0.2')).toBeNull();
  expect(indexContainers(parse(twice) ?? []).byAddress('172.30.0.9')?.id).toBe(ID);
});
