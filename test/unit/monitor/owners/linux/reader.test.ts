import { expect, test } from 'vitest';
import { LinuxOwnerReader } from '../../../../../electron/monitor/owners/linux/reader.ts';
import { HIDDEN_OWNER, NO_OWNER } from '../../../../../electron/monitor/owners/owners.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import { FakeProc } from '../../../../support/fake-proc.ts';
import { makeConnection, makeRaw } from '../../../../support/make-raw.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { AT_DOORS, NO_CHANGES, NOW, opening } from '../../../../support/raw-changes.ts';

onlyOn('linux', 'links as /proc has them');

const ALL_PROCESSES = 4026531836;
const socket = makeRaw({ key: 's', uid: 0, owner: { kind: 'inode', inode: 71 } });

async function attribute(proc: FakeProc, raw: RawSocket = socket) {
  const attributions = await new LinuxOwnerReader(proc.root).attribute(opening([raw]), NOW);
  return { ...attributions.of(raw), hiddenReason: attributions.hiddenReason };
}

test('all holders of a shared socket are its owners', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { exe: '/bin/web', files: { 3: 'socket:[71]' } });
  proc.add(31, { exe: '/bin/web', files: { 3: 'socket:[71]' } });
  const { owners, status, hiddenReason } = await attribute(proc);
  expect(owners.map(({ pid, name }) => [pid, name])).toEqual([
    [30, 'web'],
    [31, 'web'],
  ]);
  expect([status, hiddenReason]).toEqual(['complete', null]);
});

test('where every process was looked into, a socket without a holder has none', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  expect(await attribute(proc)).toEqual({ ...NO_OWNER, hiddenReason: null });
});

test('in a container a socket without a holder in sight is hidden, and why is told', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', 4026532999);
  expect(await attribute(proc)).toEqual({ ...HIDDEN_OWNER, hiddenReason: 'container' });
});

test('in a container a holder of the user who created the socket is complete', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', 4026532999);
  proc.add(30, { uid: 0, files: { 3: 'socket:[71]' } });
  expect((await attribute(proc)).status).toBe('complete');
});

test('a holder of another user than the creator may not be the only one', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', 4026532999);
  proc.add(30, { uid: 65534, files: { 3: 'socket:[71]' } });
  const { owners, status } = await attribute(proc);
  expect([owners.length, status]).toEqual([1, 'partial']);
});

test('a holder that vanished between two looks is left out', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  expect((await reader.attribute(opening([socket]), NOW)).of(socket).owners).toHaveLength(1);
  proc.remove(30);
  const { of, touched } = await reader.attribute(NO_CHANGES, NOW);
  expect(of(socket)).toEqual(NO_OWNER);
  expect([...touched]).toEqual(['s']);
});

test('nobody holds what the kernel alone remembers, and an unknown holder is hidden', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  expect((await attribute(proc, makeRaw({ owner: { kind: 'nobody' } }))).status).toBe('none');
  expect((await attribute(proc, makeRaw({ owner: { kind: 'unknown' } }))).status).toBe('hidden');
});

test('one pid given by the source is one owner of perhaps several', async () => {
  const proc = new FakeProc();
  proc.add(30, { exe: '/bin/web' });
  const known = makeRaw({ owner: { kind: 'pid', pid: 30, name: 'w' } });
  expect(await attribute(proc, known)).toMatchObject({
    owners: [{ pid: 30, name: 'web', path: '/bin/web' }],
    status: 'partial',
  });
});

test('a pid that is gone keeps the name that the source gave', async () => {
  const gone = makeRaw({ owner: { kind: 'pid', pid: 31, name: 'gone' } });
  const nothing = { path: null, commandLine: null, user: null, startedAt: null, parentPid: null };
  expect((await attribute(new FakeProc(), gone)).owners).toEqual([
    { pid: 31, name: 'gone', ...nothing },
  ]);
});

test('an attribution that says the same as before is the same object', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  const first = (await reader.attribute(opening([socket]), NOW)).of(socket);
  const same = await reader.attribute(NO_CHANGES, NOW);
  expect(same.of(socket)).toBe(first);
  expect(same.touched.size).toBe(0);
  proc.add(31, { files: { 3: 'socket:[71]' } });
  const other = await reader.attribute(NO_CHANGES, NOW);
  expect([...other.touched]).toEqual(['s']);
  const second = other.of(socket);
  expect(second.owners).toHaveLength(2);
  expect(second.owners[0]).toBe(first.owners[0]);
});

test('of a socket that is gone already is said what can be seen', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[72]' } });
  const { of } = await new LinuxOwnerReader(proc.root).attribute(NO_CHANGES, NOW);
  expect(of(socket)).toEqual(NO_OWNER);
  const other = new FakeProc();
  other.namespace('pid', 4026532999);
  const inContainer = await new LinuxOwnerReader(other.root).attribute(NO_CHANGES, NOW);
  expect(inContainer.of(socket)).toEqual(HIDDEN_OWNER);
});

test('a holder that becomes another program touches its sockets, at the next reading of everything', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  const files = { 3: 'socket:[71]' };
  proc.add(30, { command: 'sh', exe: '/bin/sh', files });
  const reader = new LinuxOwnerReader(proc.root);
  await reader.attribute(opening([socket]), NOW);
  proc.add(30, { command: 'web', exe: '/bin/web', files });
  const doors = await reader.attribute(NO_CHANGES, AT_DOORS);
  expect([doors.touched.size, doors.of(socket).owners[0]?.name]).toEqual([0, 'sh']);
  const { touched, of } = await reader.attribute(NO_CHANGES, NOW);
  expect([...touched]).toEqual(['s']);
  expect(of(socket).owners.map(({ name }) => name)).toEqual(['web']);
  expect((await reader.attribute(NO_CHANGES, NOW)).touched.size).toBe(0);
});

test('a pid that went to another process touches its sockets', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { startTicks: 1, exe: '/bin/web', files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  const first = (await reader.attribute(opening([socket]), NOW)).of(socket);
  proc.add(30, { startTicks: 2, exe: '/bin/web', files: { 3: 'socket:[71]' } });
  const { touched, of } = await reader.attribute(NO_CHANGES, NOW);
  expect([...touched]).toEqual(['s']);
  expect(of(socket).owners[0]?.startedAt).not.toBe(first.owners[0]?.startedAt);
});

test('a pid that was gone for a while is another process, however many there are', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  const sockets = Array.from({ length: 40 }, (_, index) => ({
    ...socket,
    key: `${index}`,
    owner: { kind: 'inode', inode: 100 + index } as const,
  }));
  const add = (pid: number, name: string) =>
    proc.add(pid, { command: name, exe: `/bin/${name}`, files: { 3: `socket:[${pid}]` } });
  for (const pid of sockets.keys()) add(100 + pid, 'old');
  const reader = new LinuxOwnerReader(proc.root);
  await reader.attribute(opening(sockets), NOW);
  for (const pid of [100, 120, 139]) {
    proc.remove(pid);
    await reader.attribute(NO_CHANGES, NOW);
    add(pid, 'new');
    await reader.attribute(NO_CHANGES, NOW);
  }
  const { of } = await reader.attribute(NO_CHANGES, NOW);
  const names = sockets.map((each) =>
    of(each)
      .owners.map(({ name }) => name)
      .join(),
  );
  expect(names.filter((name) => name === 'old')).toHaveLength(37);
  expect([names[0], names[20], names[39]]).toEqual(['new', 'new', 'new']);
});

test('a socket that is new or changed itself is not touched beside that', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  expect((await reader.attribute(opening([socket]), AT_DOORS)).touched.size).toBe(0);
  proc.add(31, { files: { 3: 'socket:[71]' } });
  const moved = { ...socket, state: 'BOUND' } as const;
  const { touched, of } = await reader.attribute({ ...NO_CHANGES, changed: [moved] }, NOW);
  expect(touched.size).toBe(0);
  expect(of(moved).owners).toHaveLength(2);
});

test('a socket that was there when its process was looked at has its owner when it is told of', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]', 4: 'socket:[72]' } });
  const reader = new LinuxOwnerReader(proc.root);
  await reader.attribute(opening([socket]), AT_DOORS);
  const guest = makeConnection({ key: 'g', owner: { kind: 'inode', inode: 72 } });
  const { of } = await reader.attribute(opening([guest]), NOW);
  expect(of(guest).owners.map(({ pid }) => pid)).toEqual([30]);
});

test('two rows of one inode have the same owners, also when one of them is gone', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  const twin = { ...socket, key: 'twin' };
  await reader.attribute(opening([socket, twin]), NOW);
  await reader.attribute({ ...NO_CHANGES, closed: ['s'] }, NOW);
  proc.add(31, { files: { 3: 'socket:[71]' } });
  const { of, touched } = await reader.attribute(NO_CHANGES, NOW);
  expect([...touched]).toEqual(['twin']);
  expect(of(twin).owners).toHaveLength(2);
});

test('after a reset all is looked for anew', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  await reader.attribute(opening([socket]), NOW);
  reader.reset();
  const other = { ...socket, key: 'of another source' };
  const { of, touched } = await reader.attribute(opening([other]), NOW);
  expect(of(other).owners.map(({ pid }) => pid)).toEqual([30]);
  expect(touched.size).toBe(0);
});
