import { beforeEach, expect, test } from 'vitest';
import { Holders } from '../../../../../electron/monitor/owners/linux/holders.ts';
import { FakeProc } from '../../../../support/fake-proc.ts';
import { onlyOn } from '../../../../support/only-on.ts';

onlyOn('linux', 'links as /proc has them');

const EVERYONE = true;
let proc: FakeProc;
let holders: Holders;
let now = 0;

beforeEach(() => {
  proc = new FakeProc();
  holders = new Holders(proc.root);
  now = 0;
});

function refresh(everyone = EVERYONE): number[] {
  now += 1000;
  return [...holders.refresh(everyone, now)].sort((a, b) => a - b);
}

function want(...inodes: number[]): void {
  for (const inode of inodes) holders.want(inode);
}

test('every process that holds a socket is found, lowest pid first', () => {
  proc.add(300, { files: { 3: 'socket:[71]', 4: 'socket:[72]' } });
  proc.add(20, { files: { 0: '/dev/null', 9: 'socket:[71]' } });
  proc.add(1000, { files: { 5: 'socket:[71]' } });
  want(71, 72);
  expect(refresh()).toEqual([71, 72]);
  expect([holders.of(71), holders.of(72)]).toEqual([[20, 300, 1000], [300]]);
  expect(holders.deniedProcesses).toBe(0);
});

test('a process that holds a socket twice is one holder, until it lets go of both', () => {
  proc.add(8, { files: { 3: 'socket:[71]', 4: 'socket:[71]' } });
  want(71);
  refresh();
  expect(holders.of(71)).toEqual([8]);
  proc.add(8, { files: { 4: 'socket:[71]' } });
  expect(refresh()).toEqual([]);
  expect(holders.of(71)).toEqual([8]);
  proc.add(8);
  expect(refresh()).toEqual([71]);
  expect(holders.of(71)).toEqual([]);
});

test('files that are no sockets are passed over', () => {
  proc.add(8, {
    files: { 1: 'pipe:[71]', 2: '/tmp/socket:[71]', 3: 'socket:[7', 4: 'anon_inode:[eventfd]' },
  });
  want(71, 7);
  expect(refresh()).toEqual([]);
  expect([holders.of(71), holders.of(7)]).toEqual([[], []]);
});

test('where nothing moves, nothing is said to have', () => {
  proc.add(8, { files: { 3: 'socket:[71]' } });
  want(71);
  refresh();
  for (let round = 0; round < 5; round += 1) expect(refresh()).toEqual([]);
});

test('a process that is gone holds nothing any more, and is not denied', () => {
  proc.add(8, { files: { 3: 'socket:[71]' } });
  proc.add(9, { files: { 3: 'socket:[71]' } });
  want(71);
  refresh();
  proc.remove(8);
  expect(refresh()).toEqual([71]);
  expect([holders.of(71), holders.deniedProcesses]).toEqual([[9], 0]);
  expect([8, 9].map((pid) => holders.heldBy(pid) !== null)).toEqual([false, true]);
});

test('a socket that was seen before anybody asked for it is found all the same', () => {
  proc.add(8, { files: { 3: 'socket:[71]' } });
  refresh();
  want(71);
  refresh();
  expect(holders.of(71)).toEqual([8]);
});

test('a process that takes up a socket later is a holder from then on', () => {
  proc.add(8, { files: { 3: 'socket:[71]' } });
  proc.add(9);
  want(71);
  refresh();
  proc.add(9, { files: { 3: 'socket:[71]', 4: '/dev/null' } });
  expect(refresh()).toEqual([71]);
  expect(holders.of(71)).toEqual([8, 9]);
});

test('after everything was forgotten all is found anew', () => {
  proc.add(8, { files: { 3: 'socket:[71]' } });
  want(71);
  refresh();
  holders.clear();
  expect(holders.of(71)).toEqual([]);
  want(71);
  expect(refresh()).toEqual([71]);
  expect(holders.of(71)).toEqual([8]);
});

test('at rest a change is noticed when the turn of its process comes, and at once where something is new', () => {
  const pids = Array.from({ length: 40 }, (_, index) => 100 + index);
  for (const pid of pids) proc.add(pid, { files: { 3: `socket:[${pid}]` } });
  want(...pids);
  refresh();
  for (const pid of pids) proc.add(pid);
  const atRest = [...holders.refresh(!EVERYONE, now, true)];
  expect(atRest.length).toBeGreaterThan(0);
  expect(atRest.length).toBeLessThan(pids.length);
  expect([...atRest, ...refresh(!EVERYONE)].sort((a, b) => a - b)).toEqual(pids);
});

test('at rest a process that is new or gone is noticed at once', () => {
  const pids = Array.from({ length: 40 }, (_, index) => 100 + index);
  for (const pid of pids) proc.add(pid, { files: { 3: `socket:[${pid}]` } });
  want(...pids);
  refresh();
  proc.add(900, { files: { 3: 'socket:[139]' } });
  proc.remove(138);
  expect([...holders.refresh(!EVERYONE, now, true)].sort((a, b) => a - b)).toEqual([138, 139]);
  expect([holders.of(138), holders.of(139), holders.left]).toEqual([[], [139, 900], [138]]);
  holders.refresh(!EVERYONE, now, true);
  expect(holders.left).toEqual([]);
});
