import { expect, test } from 'vitest';
import type { Protocol } from '../../../../shared/model/socket.ts';
import { registryRecord } from '../../../../shared/registry/service.ts';

test.each<[number, Protocol, string]>([
  [5432, 'tcp', 'postgresql'],
  [22, 'tcp', 'ssh'],
  [53, 'udp', 'domain'],
  [443, 'udp', 'https'],
])('%d/%s is %s', (port, protocol, name) => {
  const record = registryRecord(port, protocol);
  expect(record).toMatchObject({ protocol, name });
  expect(record?.description).not.toBe('');
});

test('a record without a name says what the registry has instead', () => {
  expect(registryRecord(0, 'tcp')).toEqual({
    protocol: 'tcp',
    name: null,
    description: 'Reserved',
  });
});

test.each<[number, Protocol]>([
  [65_535, 'tcp'],
  [49_151, 'udp'],
  [65_536, 'tcp'],
  [-1, 'udp'],
])('%d/%s has no record', (port, protocol) => {
  expect(registryRecord(port, protocol)).toBeNull();
});

test('the ports that IRC is known for have no record in the data, so none is made up', () => {
  for (const port of [6665, 6666, 6667, 6668, 6669]) {
    expect(registryRecord(port, 'tcp')).toBeNull();
    expect(registryRecord(port, 'udp')).toBeNull();
  }
});
