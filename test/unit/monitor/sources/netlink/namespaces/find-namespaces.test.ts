import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { NamespaceFinder } from '../../../../../../electron/monitor/sources/netlink/namespaces/find-namespaces.ts';
import { FakeNamespaces } from '../../../../../support/namespaces/fake-namespaces.ts';
import { onlyWithShell } from '../../../../../support/only-on.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

onlyWithShell();

function setUp(): {
  proc: FakeNamespaces;
  find: () => readonly (readonly [string, string | null])[];
} {
  const proc = new FakeNamespaces();
  const finder = new NamespaceFinder(proc.root, join(proc.root, 'no-names'));
  const folder = `${proc.root}/`;
  const short = (path: string | undefined): string | null => path?.replace(folder, '') ?? null;
  const find = () => finder.find().map(({ id, tables }) => [id, short(tables?.folder)] as const);
  return { proc, find };
}

test('every other namespace is found once, with one of its processes, and our own is none of them', () => {
  const { proc, find } = setUp();
  proc.namespace(22);
  proc.namespace(33);
  proc.enter(10, 1);
  proc.enter(11, 22);
  proc.enter(12, 22);
  proc.enter(13, 33);
  expect(find()).toEqual([
    ['22', '11/net'],
    ['33', '13/net'],
  ]);
});

test('a namespace is opened by what stands for it at the process', () => {
  const { proc } = setUp();
  proc.namespace(22);
  proc.enter(11, 22);
  const [found] = new NamespaceFinder(proc.root).find();
  expect(found?.handle).toBe(`${proc.root}/11/ns/net`);
});

test('where the number may not be read, the table tells it from others', () => {
  const { proc, find } = setUp();
  proc.namespace(22);
  proc.namespace(33);
  proc.enter(11, 22, true);
  proc.enter(12, 22, true);
  proc.enter(13, 33, true);
  const found = find();
  expect(found.map(([, folder]) => folder)).toEqual(['11/net', '13/net']);
  expect(new Set(found.map(([id]) => id)).size).toBe(2);
  for (const [id] of found) expect(id).toMatch(/^tables:\d+$/);
});

test('a namespace keeps its name when another process stands for it', () => {
  const { proc, find } = setUp();
  proc.namespace(22);
  proc.enter(11, 22, true);
  proc.enter(12, 22);
  const [before] = find();
  proc.end(11);
  const [after] = find();
  expect(after).toEqual([before?.[0], '12/net']);
});

test('a process that starts here and then goes into another namespace is found there', () => {
  const { proc, find } = setUp();
  proc.namespace(22);
  proc.enter(11, 1);
  expect(find()).toEqual([]);
  proc.enter(11, 22);
  expect(find()).toEqual([['22', '11/net']]);
});

test('a process that goes elsewhere after a long time is found there in the end', () => {
  const { proc, find } = setUp();
  proc.namespace(22);
  for (let pid = 100; pid < 200; pid += 1) proc.enter(pid, 1);
  for (let beat = 0; beat < 20; beat += 1) find();
  proc.enter(150, 22);
  for (let beat = 0; beat < 4; beat += 1) find();
  expect(find()).toEqual([['22', '150/net']]);
});

test('a namespace that its only process has left is not told of', () => {
  const { proc, find } = setUp();
  proc.namespace(22);
  proc.enter(11, 22);
  for (let beat = 0; beat < 20; beat += 1) find();
  proc.enter(11, 1);
  expect(find()).toEqual([]);
});

test('without the kernel’s tables nothing is found', () => {
  expect(new NamespaceFinder(join(tempFolder(), 'nothing')).find()).toEqual([]);
});

test('a file among the named namespaces that is none is passed over', () => {
  const { proc } = setUp();
  const names = join(tempFolder(), 'netns');
  mkdirSync(names);
  writeFileSync(join(names, 'left-over'), '');
  expect(new NamespaceFinder(proc.root, names).find()).toEqual([]);
});
