import { mkdirSync, rmdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CgroupTree } from '../../../../../../electron/monitor/owners/linux/cgroup/cgroup-tree.ts';
import { findCgroupMounts } from '../../../../../../electron/monitor/owners/linux/cgroup/mounts.ts';
import { onlyOn } from '../../../../../support/only-on.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

onlyOn('linux', 'folders and their inodes as the kernel numbers them');

function makeTree(...groups: string[]) {
  const folder = tempFolder();
  const clock = { now: 0 };
  for (const group of groups) mkdirSync(join(folder, group), { recursive: true });
  const tree = new CgroupTree([{ folder, root: '/' }], () => clock.now);
  const idOf = (group: string) => statSync(join(folder, group), { bigint: true }).ino;
  return { folder, tree, idOf, clock };
}

test('a group is found by its id, however deep', () => {
  const { tree, idOf } = makeTree('system.slice/a.service', 'user.slice/b/c/d');
  expect(tree.pathOf(idOf('system.slice/a.service'))).toBe('/system.slice/a.service');
  expect(tree.pathOf(idOf('user.slice/b/c/d'))).toBe('/user.slice/b/c/d');
  expect(tree.pathOf(idOf('user.slice'))).toBe('/user.slice');
  expect(tree.pathOf(idOf('.'))).toBe('/');
});

test('an id may be a number', () => {
  const { tree, idOf } = makeTree('a.slice');
  expect(tree.pathOf(Number(idOf('a.slice')))).toBe('/a.slice');
});

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 60, 0n, -5n, 2n ** 70n])(
  'an id that none can have is unknown: %s',
  (id) => {
    expect(makeTree('a').tree.pathOf(id)).toBeNull();
  },
);

test('files are no groups, and links are not followed', () => {
  const { folder, tree } = makeTree('a/b');
  const other = tempFolder();
  mkdirSync(join(other, 'inner'));
  writeFileSync(join(folder, 'a/cgroup.procs'), '');
  symlinkSync(other, join(folder, 'a/link'));
  expect(tree.pathOf(statSync(join(folder, 'a/cgroup.procs'), { bigint: true }).ino)).toBeNull();
  expect(tree.pathOf(statSync(join(other, 'inner'), { bigint: true }).ino)).toBeNull();
});

test('a group that came later is found two seconds after the last walk, not before', () => {
  const { folder, tree, idOf, clock } = makeTree('a');
  expect(tree.pathOf(idOf('a'))).toBe('/a');
  mkdirSync(join(folder, 'later'));
  clock.now = 1999;
  expect(tree.pathOf(idOf('later'))).toBeNull();
  clock.now = 2000;
  expect(tree.pathOf(idOf('later'))).toBe('/later');
});

test('an id that a walk did not find is not looked for again', () => {
  const { folder, tree, idOf, clock } = makeTree('a');
  const missing = idOf('a') + 1_000_003n;
  expect(tree.pathOf(missing)).toBeNull();
  clock.now = 5000;
  expect(tree.pathOf(missing)).toBeNull();
  // Had it been looked for, the next walk would have to wait.
  mkdirSync(join(folder, 'later'));
  expect(tree.pathOf(idOf('later'))).toBe('/later');
});

test('a group that is gone keeps its path', () => {
  const { folder, tree, idOf, clock } = makeTree('a', 'b');
  const id = idOf('b');
  expect(tree.pathOf(id)).toBe('/b');
  // In this order: unlike control groups, folders may get the number of one that is gone.
  mkdirSync(join(folder, 'a/new'));
  rmdirSync(join(folder, 'b'));
  clock.now = 2000;
  expect(tree.pathOf(idOf('a/new'))).toBe('/a/new');
  expect(tree.pathOf(id)).toBe('/b');
});

test('groups of a part of the hierarchy have their whole path', () => {
  const { folder, idOf } = makeTree('x/y');
  const tree = new CgroupTree([{ folder, root: '/machine.slice' }]);
  expect(tree.pathOf(idOf('x/y'))).toBe('/machine.slice/x/y');
  expect(tree.pathOf(idOf('.'))).toBe('/machine.slice');
});

test('without a hierarchy nothing is known', () => {
  expect(new CgroupTree([]).pathOf(1n)).toBeNull();
  expect(new CgroupTree([{ folder: '/nowhere/cgroup', root: '/' }]).pathOf(1n)).toBeNull();
});

test('the root of this computer is found', ({ skip }) => {
  const [mount] = findCgroupMounts();
  if (!mount) return skip('no version 2 hierarchy is mounted here');
  const { ino } = statSync(mount.folder, { bigint: true });
  expect(new CgroupTree().pathOf(ino)).toBe(mount.root);
});
