import { expect, test } from 'vitest';
import { doorKey, findingDoors } from '../../../../shared/findings/finding-doors.ts';
import { makeFinding } from '../../../support/make-finding.ts';

test('a door has the gravest of its findings, whatever their order', () => {
  const findings = [
    makeFinding({ severity: 'low' }),
    makeFinding({ kind: 'risky-port', severity: 'critical' }),
    makeFinding({ kind: 'program-file', severity: 'medium' }),
  ];
  for (const order of [findings, [...findings].reverse()]) {
    expect(findingDoors(order).byDoor.get(doorKey(8080, 'tcp'))).toBe('critical');
  }
});

test('protocols are doors of their own, and one port', () => {
  const { byDoor, byPort } = findingDoors([
    makeFinding({ port: 53, protocol: 'udp', severity: 'high' }),
    makeFinding({ port: 53, severity: 'low' }),
  ]);
  expect(byDoor.get(doorKey(53, 'udp'))).toBe('high');
  expect(byDoor.get(doorKey(53, 'tcp'))).toBe('low');
  expect(byPort.get(53)).toBe('high');
});

test('where a program has several ports all of them are meant; where nobody listens none is', () => {
  const { byPort } = findingDoors([
    makeFinding({ port: 'dynamic', ports: [40_001, 40_002] }),
    makeFinding({ kind: 'missing', port: 5432 }),
  ]);
  expect([...byPort.keys()]).toEqual([40_001, 40_002]);
});
