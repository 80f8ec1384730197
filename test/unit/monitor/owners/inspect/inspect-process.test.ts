import { expect, test } from 'vitest';
import {
  inspectProcess,
  isSameProcess,
} from '../../../../../electron/monitor/owners/inspect/inspect-process.ts';
import type { Owner } from '../../../../../shared/model/socket.ts';
import { makeOwner, makeRow, rowsById } from '../../../../support/make-row.ts';

const OWNER = makeOwner({ pid: 10 });
const ROWS = rowsById([
  makeRow({ id: 'door', owners: [makeOwner({ pid: 9 }), OWNER] }),
  makeRow({ id: 'other', owners: [makeOwner({ pid: 11 })] }),
]);
const DETAILS = { ancestry: [], workingFolder: '/srv', threads: 2, memoryBytes: 3 };

function inspector() {
  const asked: Owner[] = [];
  const look = async (owner: Owner) => {
    asked.push(owner);
    return DETAILS;
  };
  return { asked, look, close: async () => {} };
}

test('a process that holds the socket of the row is looked at', async () => {
  const found = inspector();
  expect(await inspectProcess(ROWS, { id: 'door', pid: 10 }, found)).toBe(DETAILS);
  expect(found.asked).toEqual([OWNER]);
});

test.each([
  ['a row that is not known', { id: 'gone', pid: 10 }],
  ['a process that holds another row only', { id: 'door', pid: 11 }],
  ['a process that holds no row', { id: 'door', pid: 1 }],
])('%s is not looked at', async (_, asked) => {
  const found = inspector();
  expect(await inspectProcess(ROWS, asked, found)).toBe(null);
  expect(await inspectProcess(undefined, asked, found)).toBe(null);
  expect(found.asked).toEqual([]);
});

test('a process is the same while its pid and start are, as exactly as they are known', () => {
  const start = OWNER.startedAt ?? 0;
  expect(isSameProcess(OWNER, { ...OWNER, startedAt: start + 1500 })).toBe(true);
  expect(isSameProcess(OWNER, { ...OWNER, startedAt: null })).toBe(true);
  expect(isSameProcess(OWNER, { ...OWNER, startedAt: start + 5000 })).toBe(false);
  expect(isSameProcess(OWNER, { ...OWNER, pid: 12 })).toBe(false);
});
