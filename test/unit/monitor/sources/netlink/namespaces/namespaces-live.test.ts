import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { loadLibc } from '../../../../../../electron/monitor/sources/netlink/libc.ts';
import { NamespaceFinder } from '../../../../../../electron/monitor/sources/netlink/namespaces/find-namespaces.ts';
import { ForeignTables } from '../../../../../../electron/monitor/sources/netlink/namespaces/foreign-tables.ts';
import { NetlinkSource } from '../../../../../../electron/monitor/sources/netlink/source.ts';
import type { RawSocket } from '../../../../../../electron/monitor/sources/source.ts';
import type { SeenAbroad } from '../../../../../support/namespaces/look-as-nobody.ts';
import {
  startInOtherNamespace,
  whyNoNamespaces,
} from '../../../../../support/namespaces/other-namespace.ts';
import { allowTime, eventually } from '../../../../../support/real-processes.ts';
import { tempFolder } from '../../../../../support/temp-folder.ts';

allowTime();

beforeEach(({ skip }) => {
  const why = whyNoNamespaces();
  skip(why !== null, why ?? '');
});

const { signal } = new AbortController();
const LOOK_AS_NOBODY = fileURLToPath(
  new URL('../../../../../support/namespaces/look-as-nobody.ts', import.meta.url),
);

/** Without the thread that listens for destroy events: there is no such file. */
async function openSource(): Promise<NetlinkSource> {
  const source = new NetlinkSource('/nonexistent');
  onTestFinished(() => source.close());
  await source.probe();
  return source;
}

function inside(sockets: readonly RawSocket[], netns: string): readonly RawSocket[] {
  return sockets.filter((socket) => socket.netns === netns);
}

function home(): string {
  return readlinkSync('/proc/thread-self/ns/net');
}

test('doors in another namespace are told only while the switch is on', async () => {
  const other = await startInOtherNamespace();
  const source = await openSource();
  const off = await source.read(signal, 'all');
  expect(off.changes.opened.filter(({ netns }) => netns !== null)).toEqual([]);

  source.includeNamespaces(true);
  const on = await source.read(signal, 'all');
  const doors = inside(on.changes.opened, other.netns);
  expect(
    doors.map(({ protocol, state, local }) => `${protocol} ${state} ${local.port}`).sort(),
  ).toEqual([`tcp LISTEN ${other.tcp}`, `udp BOUND ${other.udp}`]);
  for (const { key } of doors) expect(key.startsWith(`${other.netns}/`)).toBe(true);

  source.includeNamespaces(false);
  const offAgain = await source.read(signal, 'doors');
  expect(offAgain.changes.closed).toEqual(expect.arrayContaining(doors.map(({ key }) => key)));
});

test('a reading of doors leaves other namespaces as they were', async () => {
  const other = await startInOtherNamespace();
  const source = await openSource();
  source.includeNamespaces(true);
  const { changes } = await source.read(signal, 'all');
  const keys = inside(changes.opened, other.netns).map(({ key }) => key);
  expect(keys).toHaveLength(2);
  const next = await source.read(signal, 'doors');
  expect(next.changes.closed).not.toEqual(expect.arrayContaining(keys));
});

test('its sockets close with the process that held them', async () => {
  const other = await startInOtherNamespace();
  const source = await openSource();
  source.includeNamespaces(true);
  const { changes } = await source.read(signal, 'all');
  const keys = inside(changes.opened, other.netns).map(({ key }) => key);
  const closed = new Set<string>();
  await other.end();
  await eventually(async () => {
    for (const key of (await source.read(signal, 'all')).changes.closed) closed.add(key);
    return keys.every((key) => closed.has(key));
  }).toBe(true);
});

test('a reading that starts anew is a whole one, with other namespaces in it', async () => {
  const other = await startInOtherNamespace();
  const source = await openSource();
  source.includeNamespaces(true);
  await source.read(signal, 'all');
  source.restart();
  const { isWhole, changes } = await source.read(signal, 'doors');
  expect(isWhole).toBe(true);
  expect(inside(changes.opened, other.netns)).toHaveLength(2);
});

test('a listener in another namespace is looked at closely', async () => {
  const other = await startInOtherNamespace();
  const source = await openSource();
  source.includeNamespaces(true);
  const { changes } = await source.read(signal, 'all');
  const listener = inside(changes.opened, other.netns).find(({ state }) => state === 'LISTEN');
  expect(source.inspect(listener?.key ?? '')).toMatchObject({
    backlog: { waiting: 0, most: expect.any(Number) },
  });
});

test('after many readings nothing more is open, and this thread is where it was', async () => {
  const other = await startInOtherNamespace();
  const finder = new NamespaceFinder();
  // Not those of other programs: nobody knows how much there is to read.
  const find = () => finder.find().filter(({ id }) => id === other.netns);
  const tables = new ForeignTables(await loadLibc(), { find });
  const before = home();
  expect(tables.read(signal).opened).toHaveLength(2);
  const files = readdirSync('/proc/self/fd').length;
  for (let reading = 0; reading < 200; reading += 1) {
    expect(tables.read(signal)).toEqual({ opened: [], changed: [], closed: [] });
  }
  expect(readdirSync('/proc/self/fd').length).toBe(files);
  expect(home()).toBe(before);
});

test('a user without rights sees the same doors by the tables of the process inside', async () => {
  const other = await startInOtherNamespace();
  const child = fork(LOOK_AS_NOBODY, [`${other.tcp}`]);
  const [seen] = (await once(child, 'message')) as [SeenAbroad];
  expect(seen.uid).not.toBe(0);
  const doors = seen.doors.filter(({ state }) => state === 'LISTEN');
  expect(doors).toMatchObject([{ protocol: 'tcp', owner: { kind: 'inode' }, uid: 0 }]);
  expect(doors[0]?.netns).toMatch(/^tables:\d+$/);
  expect(doors[0]?.key.startsWith(`${doors[0].netns}/`)).toBe(true);
  expect(seen.again).toEqual([]);
  expect(seen.problems).toEqual([]);
});

test('a namespace that was given a name is read when no process is inside any more', async () => {
  const other = await startInOtherNamespace();
  const names = tempFolder();
  const name = join(names, 'shop');
  writeFileSync(name, '');
  execFileSync('mount', ['--bind', `/proc/${other.pid}/ns/net`, name]);
  onTestFinished(() => {
    execFileSync('umount', [name]);
  });
  const finder = new NamespaceFinder('/proc', names);
  const find = () => finder.find().filter(({ id }) => id === other.netns);
  const tables = new ForeignTables(await loadLibc(), { find });
  const { opened } = tables.read(signal);
  expect(find()).toMatchObject([{ tables: { folder: `/proc/${other.pid}/net` } }]);
  await other.end();
  await eventually(find).toEqual([{ id: other.netns, handle: name, tables: null }]);
  const { closed } = tables.read(signal);
  expect([...closed].sort()).toEqual(opened.map(({ key }) => key).sort());
  expect(tables.problems).toEqual([]);
});
