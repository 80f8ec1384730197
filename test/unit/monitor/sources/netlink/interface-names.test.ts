import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { InterfaceNames } from '../../../../../electron/monitor/sources/netlink/interface-names.ts';
import { tempFolder } from '../../../../support/temp-folder.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A folder as the kernel lists its interfaces. */
function fakeSys(interfaces: Readonly<Record<string, number>>) {
  const root = tempFolder();
  const add = (name: string, index: number) => {
    mkdirSync(join(root, name));
    writeFileSync(join(root, name, 'ifindex'), `${index}\n`);
  };
  for (const [name, index] of Object.entries(interfaces)) add(name, index);
  return { root, add, remove: (name: string) => rmSync(join(root, name), { recursive: true }) };
}

test('an interface is called by its name', () => {
  const names = new InterfaceNames(fakeSys({ lo: 1, eth0: 2, 'br-lan': 14 }).root);
  expect([1, 2, 14].map((index) => names.nameOf(index))).toEqual(['lo', 'eth0', 'br-lan']);
});

test('an index that no interface has stands for itself, also where there is no sysfs', () => {
  expect(new InterfaceNames(fakeSys({ lo: 1 }).root).nameOf(9)).toBe('9');
  expect(new InterfaceNames('/nowhere/at/all').nameOf(1)).toBe('1');
});

test('what lies among the interfaces and is none costs no name', () => {
  const { root } = fakeSys({ a0: 1, eth0: 2, z0: 3 });
  writeFileSync(join(root, 'bonding_masters'), 'bond0\n');
  mkdirSync(join(root, 'gone'));
  const names = new InterfaceNames(root);
  expect([1, 2, 3].map((index) => names.nameOf(index))).toEqual(['a0', 'eth0', 'z0']);
});

test('a new interface is looked for, but not more often than once in a second', () => {
  const { root, add } = fakeSys({ lo: 1 });
  const names = new InterfaceNames(root);
  expect(names.nameOf(1)).toBe('lo');
  add('tun0', 5);
  vi.advanceTimersByTime(999);
  expect(names.nameOf(5)).toBe('5');
  vi.advanceTimersByTime(1);
  expect(names.nameOf(5)).toBe('tun0');
});

test('a name once known holds while nothing unknown comes', () => {
  const { root, remove } = fakeSys({ lo: 1, tun0: 5 });
  const names = new InterfaceNames(root);
  expect(names.nameOf(5)).toBe('tun0');
  remove('tun0');
  vi.advanceTimersByTime(60_000);
  expect(names.nameOf(5)).toBe('tun0');
});
