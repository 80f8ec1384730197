import { expect, test } from 'vitest';
import { ancestryOf } from '../../../../../electron/monitor/owners/inspect/ancestry.ts';
import type { Owner } from '../../../../../shared/model/socket.ts';
import { makeOwner } from '../../../../support/make-row.ts';

function among(...owners: Owner[]): (pid: number) => Owner | undefined {
  return (pid) => owners.find((owner) => owner.pid === pid);
}

const INIT = makeOwner({ pid: 1, name: 'init', parentPid: null, startedAt: 1000 });
const SHELL = makeOwner({ pid: 20, name: 'shell', parentPid: 1, startedAt: 50_000 });
const SERVER = makeOwner({ pid: 30, name: 'server', parentPid: 20, startedAt: 90_000 });

test('the parents are named from the nearest to the first process of the system', () => {
  expect(ancestryOf(SERVER, among(INIT, SHELL, SERVER))).toEqual([
    { pid: 20, name: 'shell' },
    { pid: 1, name: 'init' },
  ]);
});

test('a process without a parent, or with one that is not known, descends from none', () => {
  expect(ancestryOf(INIT, among(INIT))).toEqual([]);
  expect(ancestryOf(SERVER, among(SERVER))).toEqual([]);
});

test('a younger process that has the pid of a parent is no parent', () => {
  const younger = { ...SHELL, startedAt: 95_000 };
  expect(ancestryOf(SERVER, among(INIT, younger))).toEqual([]);
});

test('a start time that is not known breaks no chain', () => {
  const untold = { ...SHELL, startedAt: null };
  expect(ancestryOf(SERVER, among(INIT, untold))).toHaveLength(2);
});

test('parents that go round in a circle come to an end', () => {
  const a = makeOwner({ pid: 2, parentPid: 3, startedAt: null });
  const b = makeOwner({ pid: 3, parentPid: 2, startedAt: null });
  expect(ancestryOf(a, among(a, b)).map(({ pid }) => pid)).toEqual([3]);
});

test('a chain that is too long to be true is cut', () => {
  const find = (pid: number) => makeOwner({ pid, parentPid: pid + 1, startedAt: null });
  expect(ancestryOf(find(1), find)).toHaveLength(64);
});
