import { expect, test } from 'vitest';
import { LinuxOwnerReader } from '../../../../../electron/monitor/owners/linux/reader.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import { FakeProc } from '../../../../support/fake-proc.ts';
import { makeRaw } from '../../../../support/make-raw.ts';
import { onlyOn } from '../../../../support/only-on.ts';

onlyOn('linux', 'links as /proc has them');

const ALL_PROCESSES = 4026531836;
const socket = makeRaw({ key: 's', uid: 0, owner: { kind: 'inode', inode: 71 } });

async function attribute(proc: FakeProc, raw: RawSocket = socket) {
  const attributions = await new LinuxOwnerReader(proc.root).attribute([raw]);
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
  expect(await attribute(proc)).toEqual({ owners: [], status: 'none', hiddenReason: null });
});

test('in a container a socket without a holder in sight is hidden, and why is told', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', 4026532999);
  expect(await attribute(proc)).toEqual({
    owners: [],
    status: 'hidden',
    hiddenReason: 'container',
  });
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
  expect((await reader.attribute([socket])).of(socket).owners).toHaveLength(1);
  proc.remove(30);
  expect((await reader.attribute([socket])).of(socket)).toEqual({ owners: [], status: 'none' });
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
  const nothing = { path: null, commandLine: null, user: null, startedAt: null };
  expect((await attribute(new FakeProc(), gone)).owners).toEqual([
    { pid: 31, name: 'gone', ...nothing },
  ]);
});

test('an attribution that says the same as before is the same object', async () => {
  const proc = new FakeProc();
  proc.namespace('pid', ALL_PROCESSES);
  proc.add(30, { files: { 3: 'socket:[71]' } });
  const reader = new LinuxOwnerReader(proc.root);
  const first = (await reader.attribute([socket])).of(socket);
  expect((await reader.attribute([socket])).of(socket)).toBe(first);
  proc.add(31, { files: { 3: 'socket:[71]' } });
  const second = (await reader.attribute([socket])).of(socket);
  expect(second.owners).toHaveLength(2);
  expect(second.owners[0]).toBe(first.owners[0]);
});

test('a socket that was not asked about is hidden', async () => {
  const { of } = await new LinuxOwnerReader(new FakeProc().root).attribute([]);
  expect(of(socket).status).toBe('hidden');
});
