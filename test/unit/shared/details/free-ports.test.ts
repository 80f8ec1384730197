import { expect, test } from 'vitest';
import { nextFreePorts } from '../../../../shared/details/free-ports.ts';
import { makeRow } from '../../../support/make-row.ts';

function using(...ports: number[]) {
  return ports.map((port) => makeRow({ id: `${port}`, local: { address: '127.0.0.1', port } }));
}

test('the next free ports are those above that no socket has', () => {
  expect(nextFreePorts(3000, using(3000, 3001, 3003), 3)).toEqual([3002, 3004, 3005]);
});

test('a connection uses a port, too', () => {
  const remote = { address: '10.0.0.1', port: 443 };
  const rows = [makeRow({ local: { address: '10.0.0.2', port: 3001 }, remote })];
  expect(nextFreePorts(3000, rows, 1)).toEqual([3002]);
});

test('the search ends with the last port', () => {
  expect(nextFreePorts(65_533, using(65_534), 5)).toEqual([65_535]);
  expect(nextFreePorts(65_535, [], 5)).toEqual([]);
});
