import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Libc } from '../../../../../../electron/monitor/sources/netlink/libc.ts';
import { NamespaceFinder } from '../../../../../../electron/monitor/sources/netlink/namespaces/find-namespaces.ts';
import { ForeignTables } from '../../../../../../electron/monitor/sources/netlink/namespaces/foreign-tables.ts';
import { TextTable } from '../../../../../../electron/monitor/sources/netlink/namespaces/text-table.ts';
import { ScriptedLibc } from '../../../../../support/destroy-events/scripted-libc.ts';
import { FakeNamespaces, listenerRow } from '../../../../../support/namespaces/fake-namespaces.ts';
import { onlyWithShell } from '../../../../../support/only-on.ts';

onlyWithShell();

const { signal } = new AbortController();
const NOTHING = { opened: [], changed: [], closed: [] };

/** @param clock by default much time passes between two readings */
function setUp(libc: Libc | null = null, clock = longPauses()) {
  const proc = new FakeNamespaces();
  const finder = new NamespaceFinder(proc.root, join(proc.root, 'none'));
  const tables = new ForeignTables(libc, finder, clock);
  proc.namespace(22);
  proc.enter(11, 22);
  proc.table(22, 'tcp', [listenerRow(80, 7001)]);
  return { proc, tables };
}

/** A clock on which an hour has passed whenever it is looked at for the next reading. */
function longPauses(): () => number {
  let looks = 0;
  return () => Math.floor(looks++ / 2) * 3_600_000;
}

test('sockets of another namespace are told with its number, and their keys begin with it', () => {
  const { tables } = setUp();
  const { opened } = tables.read(signal);
  expect(opened).toMatchObject([
    { netns: '22', state: 'LISTEN', local: { port: 80 }, owner: { kind: 'inode', inode: 7001 } },
  ]);
  expect(opened[0]?.key).toMatch(/^22\//);
  expect(tables.problems).toEqual([]);
});

test('later readings tell only what opened and closed', () => {
  const { proc, tables } = setUp();
  const [first] = tables.read(signal).opened;
  expect(tables.read(signal)).toEqual(NOTHING);
  proc.table(22, 'tcp', [listenerRow(81, 7002)]);
  const { opened, changed, closed } = tables.read(signal);
  expect(opened.map(({ local }) => local.port)).toEqual([81]);
  expect([changed, closed]).toEqual([[], [first?.key]]);
});

test('the same door in two namespaces is two doors', () => {
  const { proc, tables } = setUp();
  proc.namespace(33);
  proc.enter(12, 33);
  proc.table(33, 'tcp', [listenerRow(80, 7001)]);
  const { opened } = tables.read(signal);
  expect(opened.map(({ netns }) => netns)).toEqual(['22', '33']);
  expect(new Set(opened.map(({ key }) => key)).size).toBe(2);
});

test('the sockets of a namespace close when its last process ends', () => {
  const { proc, tables } = setUp();
  proc.enter(12, 22);
  const [first] = tables.read(signal).opened;
  proc.end(11);
  expect(tables.read(signal)).toEqual(NOTHING);
  proc.end(12);
  expect(tables.read(signal)).toEqual({ ...NOTHING, closed: [first?.key] });
});

test('what is cleared is told to have closed, and is new when it is read again', () => {
  const { tables } = setUp();
  const { opened } = tables.read(signal);
  expect(tables.clear()).toEqual({ ...NOTHING, closed: opened.map(({ key }) => key) });
  expect(tables.clear()).toEqual(NOTHING);
  expect(tables.read(signal)).toEqual({ ...NOTHING, opened });
});

test('a process that moves while its tables are read leaves the rows as they were', () => {
  const { proc } = setUp();
  const [namespace] = new NamespaceFinder(proc.root).find();
  if (!namespace) throw new Error('no namespace was found');
  const table = new TextTable(() => Number.POSITIVE_INFINITY);
  expect(table.read(namespace)).toMatchObject({ opened: [{ netns: '22' }] });
  proc.enter(11, 1);
  expect(table.read(namespace)).toBe('gone');
  proc.end(11);
  expect(table.read(namespace)).toBe('gone');
});

test('a namespace that is always gone when it is to be entered is read by its tables', () => {
  const { tables } = setUp(new ScriptedLibc());
  expect(tables.read(signal)).toEqual(NOTHING);
  expect(tables.read(signal).opened).toMatchObject([{ netns: '22' }]);
  expect(tables.read(signal)).toEqual(NOTHING);
  expect(tables.problems).toEqual([]);
});

test('a namespace that cannot be read at all is counted', () => {
  const { proc, tables } = setUp();
  tables.read(signal);
  proc.withoutTable(11, 'udp');
  expect(tables.read(signal)).toEqual(NOTHING);
  expect(tables.problems).toEqual([]);
  expect(tables.read(signal)).toEqual(NOTHING);
  expect(tables.problems).toEqual([{ code: 'namespaces-unread', count: 1 }]);
});

test('a kernel without IPv6 has fewer tables, and that is no problem', () => {
  const { proc, tables } = setUp();
  proc.withoutTable(11, 'tcp6');
  proc.withoutTable(11, 'udp6');
  expect(tables.read(signal).opened).toHaveLength(1);
  tables.read(signal);
  expect(tables.problems).toEqual([]);
});

test('rows that cannot be read are counted', () => {
  const { proc, tables } = setUp();
  proc.table(22, 'udp', [{ ...listenerRow(53, 7003), state: 99 }]);
  tables.read(signal);
  expect(tables.unreadable).toBe(1);
});

test('a reading that is cancelled ends between two namespaces', () => {
  const { tables } = setUp();
  const stopped = AbortSignal.abort(new Error('enough'));
  expect(() => tables.read(stopped)).toThrow('enough');
});

test('only rows of the namespace are looked at closely, and by its tables none can be', () => {
  const { tables } = setUp();
  const [first] = tables.read(signal).opened;
  expect(tables.inspect(first?.key ?? '')).toBeNull();
  expect(tables.inspect('99/abc')).toBeNull();
});

test('files are read again after five seconds at the earliest, and until then nothing has changed', () => {
  let now = 0;
  const { proc, tables } = setUp(null, () => now);
  expect(tables.read(signal).opened).toHaveLength(1);
  proc.table(22, 'tcp', []);
  for (now of [1000, 4999]) expect(tables.read(signal)).toEqual(NOTHING);
  now = 5000;
  expect(tables.read(signal).closed).toHaveLength(1);
  proc.table(22, 'tcp', [listenerRow(80, 7001)]);
  now = 9999;
  expect(tables.read(signal)).toEqual(NOTHING);
  now = 10_000;
  expect(tables.read(signal).opened).toHaveLength(1);
});

test('files that take long to read are read for a two-hundredth of the time at most', () => {
  const times = [0, 100, 19_999, 20_000, 20_100];
  const { proc, tables } = setUp(null, () => times.shift() ?? 0);
  expect(tables.read(signal).opened).toHaveLength(1);
  proc.table(22, 'tcp', []);
  expect(tables.read(signal)).toEqual(NOTHING);
  expect(tables.read(signal).closed).toHaveLength(1);
});

test('between two readings of its files a namespace that ends has ended', () => {
  const { proc, tables } = setUp(null, () => 0);
  const { opened } = tables.read(signal);
  proc.end(11);
  expect(tables.read(signal)).toEqual({ ...NOTHING, closed: opened.map(({ key }) => key) });
});
