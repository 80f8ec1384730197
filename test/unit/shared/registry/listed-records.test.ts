import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GroupIndex } from '../../../../shared/groups/group-index.ts';
import { builtInRegistry } from '../../../../shared/registry/built-in.ts';
import { risksOf, SEVERITIES } from '../../../../shared/registry/life/risks.ts';
import {
  atEachDoor,
  doorKeys,
  gravest,
  type ListedRecord,
  listedRecords,
  socketsOn,
} from '../../../../shared/registry/listed-records.ts';
import { makeRow } from '../../../support/make-row.ts';

const registry = builtInRegistry();

function listed(words: string): readonly ListedRecord[] {
  return listedRecords(registry.search(words));
}

function one(words: string): ListedRecord {
  const [record] = listed(words);
  if (!record) throw new Error(`nothing is called ${words}`);
  return record;
}

test('every record of the registry is on one line, and no line has a protocol twice', () => {
  const records = registry.all();
  const lines = listedRecords(records);
  const doors = lines.flatMap(({ first, protocols }) =>
    protocols.map((protocol) => `${first}/${protocol}`),
  );
  expect(doors).toEqual(records.map(({ first, protocol }) => `${first}/${protocol}`));
  expect(new Set(doors).size).toBe(doors.length);
});

test('keys tell all lines apart', () => {
  const lines = listedRecords(registry.all());
  expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
});

test('protocols that say the same share a line, those that differ do not', () => {
  expect(listed('53').map(({ protocols }) => protocols)).toEqual([['tcp', 'udp']]);
  expect(listed('6667').map(({ protocols, status }) => [protocols, status])).toEqual([
    [['tcp'], 'assigned'],
    [['udp'], 'reserved'],
  ]);
});

test('every port and protocol of a record is looked at, in order', () => {
  const doors = atEachDoor(one('6665 tcp'), (port, protocol) => [`${port}/${protocol}`]);
  expect(doors).toEqual([6665, 6666, 6667, 6668, 6669].map((port) => `${port}/tcp`));
});

test('of several risks the gravest counts', () => {
  const risks = [...risksOf(3306, 'tcp'), ...risksOf(2379, 'tcp')];
  const severities = risks.map(({ severity }) => severity);
  expect(gravest(risks, SEVERITIES)).toBe(SEVERITIES.find((known) => severities.includes(known)));
  expect(gravest([], SEVERITIES)).toBeNull();
});

test('the sockets on a record are those of its ports and protocols, however long it is', () => {
  const records = [one('53'), one('6665 tcp'), one('443/sctp'), one('dynamic tcp'), one('x11')];
  const ports = fc.oneof(
    fc.constantFrom(53, 443, 6000, 6063, 6064, 6667, 49_151, 65_535),
    fc.nat(65_535),
  );
  const rows = fc.uniqueArray(fc.record({ port: ports, protocol: fc.constantFrom('tcp', 'udp') }), {
    selector: ({ port, protocol }) => `${port}/${protocol}`,
    maxLength: 20,
  });
  fc.assert(
    fc.property(rows, fc.constantFrom(...records), (some, record) => {
      const index = new GroupIndex(doorKeys);
      index.reset(
        some.map(({ port, protocol }) =>
          makeRow({ protocol, local: { address: '127.0.0.1', port } }),
        ),
      );
      const { first, last, protocols } = record;
      const expected = some.filter(
        ({ port, protocol }) => port >= first && port <= last && protocols.includes(protocol),
      );
      const found = socketsOn(record, index.groups).map(
        ({ local, protocol }) => `${local.port}/${protocol}`,
      );
      expect(found.toSorted()).toEqual(
        expected.map(({ port, protocol }) => `${port}/${protocol}`).toSorted(),
      );
    }),
  );
});
