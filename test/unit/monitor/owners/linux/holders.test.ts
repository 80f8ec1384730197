import { expect, test } from 'vitest';
import { findHolders } from '../../../../../electron/monitor/owners/linux/holders.ts';
import { FakeProc } from '../../../../support/fake-proc.ts';
import { onlyOn } from '../../../../support/only-on.ts';

onlyOn('linux', 'links as /proc has them');

test('every process that holds a socket is found, lowest pid first', () => {
  const proc = new FakeProc();
  proc.add(300, { files: { 3: 'socket:[71]', 4: 'socket:[72]' } });
  proc.add(20, { files: { 0: '/dev/null', 9: 'socket:[71]' } });
  proc.add(1000, { files: { 5: 'socket:[71]' } });
  const { byInode, deniedProcesses } = findHolders(new Set([71, 72]), proc.root);
  expect(byInode).toEqual(
    new Map([
      [71, [20, 300, 1000]],
      [72, [300]],
    ]),
  );
  expect(deniedProcesses).toBe(0);
});

test('a process that holds a socket twice is one holder', () => {
  const proc = new FakeProc();
  proc.add(8, { files: { 3: 'socket:[71]', 4: 'socket:[71]' } });
  expect(findHolders(new Set([71]), proc.root).byInode.get(71)).toEqual([8]);
});

test('files that are no sockets, and sockets nobody asked for, are passed over', () => {
  const proc = new FakeProc();
  proc.add(8, {
    files: { 1: 'pipe:[71]', 2: '/tmp/socket:[71]', 3: 'socket:[7', 4: 'anon_inode:[eventfd]' },
  });
  proc.add(9, { files: { 3: 'socket:[99]' } });
  expect(findHolders(new Set([71, 7]), proc.root).byInode).toEqual(new Map());
});

test('a process that is gone is neither a holder nor denied', () => {
  const proc = new FakeProc();
  proc.add(8, { files: { 3: 'socket:[71]' } });
  proc.remove(8);
  expect(findHolders(new Set([71]), proc.root)).toEqual({
    byInode: new Map(),
    deniedProcesses: 0,
  });
});
