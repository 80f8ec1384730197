import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LibraryOwnerReader, ownerOf } from '../../../../electron/monitor/owners/library-reader.ts';
import type { Attributions } from '../../../../electron/monitor/owners/owners.ts';
import type { LibraryProcess } from '../../../../electron/monitor/sources/systeminformation/protocol.ts';
import { makeRaw } from '../../../support/make-raw.ts';
import { LATER, NOW, opening } from '../../../support/raw-changes.ts';
import type { Answer } from '../../../support/scripted-library.ts';
import { ScriptedLibrary } from '../../../support/scripted-library.ts';

function listed(overrides: Partial<LibraryProcess> = {}): LibraryProcess {
  return {
    pid: 30,
    parentPid: 7,
    name: 'web',
    path: '/opt/web/bin',
    command: 'web',
    params: '-x 1',
    user: 'ann',
    started: '2026-03-02 08:15:30',
    ...overrides,
  };
}

const SURE = { status: 'complete', unit: null, container: null };
const socket = makeRaw({ key: 'a', owner: { kind: 'pid', pid: 30, name: 'we' } });
const other = makeRaw({ key: 'b', owner: { kind: 'pid', pid: 31, name: null } });

function setUp(...answers: Answer[]) {
  const library = new ScriptedLibrary(answers);
  return { library, reader: new LibraryOwnerReader(library, 'darwin') };
}

function nameOf(attributions: Attributions, raw = socket): string | undefined {
  return attributions.of(raw).owners[0]?.name;
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function pass(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

test('a reading that waits has the processes of the list', async () => {
  const { reader } = setUp([listed()]);
  const { of, hiddenReason, problems, userOf } = await reader.attribute(opening([socket]), NOW);
  expect(of(socket)).toEqual({
    ...SURE,
    owners: [
      {
        pid: 30,
        name: 'web',
        path: '/opt/web/bin/web',
        commandLine: '/opt/web/bin/web -x 1',
        user: 'ann',
        startedAt: new Date(2026, 2, 2, 8, 15, 30).getTime(),
        parentPid: 7,
      },
    ],
  });
  expect([hiddenReason, problems, userOf(0)]).toEqual([null, [], null]);
});

test('a reading that does not wait shows the pid at once and the process with a later one', async () => {
  let answer: (list: readonly LibraryProcess[]) => void = () => {};
  const slow = new Promise<readonly LibraryProcess[]>((resolve) => {
    answer = resolve;
  });
  const { reader, library } = setUp(() => slow);
  const first = await reader.attribute(opening([socket, other]), LATER);
  const nothing = { path: null, commandLine: null, user: null, startedAt: null, parentPid: null };
  expect(first.of(socket)).toEqual({
    ...SURE,
    owners: [{ pid: 30, name: 'we', ...nothing }],
  });
  expect(nameOf(first, other)).toBe('');
  expect(nameOf(await reader.attribute(opening([socket]), LATER))).toBe('we');
  answer([listed()]);
  await expect
    .poll(async () => nameOf(await reader.attribute(opening([socket]), LATER)))
    .toBe('web');
  expect(library.calls).toEqual(['processes']);
});

test('waiting ends with the reading, not with the list', async () => {
  const { reader } = setUp('hang');
  const attributions = await reader.attribute(opening([socket]), {
    ...NOW,
    signal: AbortSignal.abort(),
  });
  expect(nameOf(attributions)).toBe('we');
});

test('a list that cannot be read is a problem until it can', async () => {
  const { reader } = setUp(new Error('no shell'), [listed()]);
  const failed = await reader.attribute(opening([socket]), NOW);
  expect(failed.problems).toEqual([{ code: 'processes-unread', detail: 'no shell' }]);
  expect(nameOf(failed)).toBe('we');
  pass(2000);
  const good = await reader.attribute(opening([socket]), NOW);
  expect([good.problems, nameOf(good)]).toEqual([[], 'web']);
});

test('a new pid has the list read again, but not more often than every two seconds', async () => {
  const { reader, library } = setUp([listed()], [listed(), listed({ pid: 31, name: 'new' })]);
  await reader.attribute(opening([socket]), NOW);
  pass(1999);
  await reader.attribute(opening([socket, other]), NOW);
  expect(library.calls).toHaveLength(1);
  pass(1);
  expect(nameOf(await reader.attribute(opening([socket, other]), NOW), other)).toBe('new');
});

test('without a new pid the list is read again after half a minute', async () => {
  const { reader, library } = setUp([listed()], [listed({ name: 'heir', command: 'heir' })]);
  await reader.attribute(opening([socket]), NOW);
  pass(29_999);
  expect(nameOf(await reader.attribute(opening([socket]), NOW))).toBe('web');
  expect(library.calls).toHaveLength(1);
  pass(1);
  expect(nameOf(await reader.attribute(opening([socket]), NOW))).toBe('heir');
});

test('a process whose start is worked out a second off stays the same object', async () => {
  const again = { started: '2026-03-02 08:15:31' };
  const { reader } = setUp(
    [listed()],
    [listed(again)],
    [listed({ started: '2026-03-02 09:00:00' })],
  );
  const first = (await reader.attribute(opening([socket]), NOW)).of(socket);
  pass(30_000);
  expect((await reader.attribute(opening([socket]), NOW)).of(socket)).toBe(first);
  pass(30_000);
  expect((await reader.attribute(opening([socket]), NOW)).of(socket)).not.toBe(first);
});

test('a socket without a pid is hidden, or nobody holds it', async () => {
  const { reader } = setUp([]);
  const hidden = makeRaw({ owner: { kind: 'unknown' } });
  const closed = makeRaw({ owner: { kind: 'nobody' } });
  const { of } = await reader.attribute(opening([hidden, closed]), NOW);
  expect([of(hidden).status, of(closed).status, of(makeRaw()).status]).toEqual([
    'hidden',
    'none',
    'hidden',
  ]);
});

test('a listed process without facts has none made up', () => {
  const bare = listed({ parentPid: 0, path: '', command: '', params: '', user: '', started: '' });
  const nothing = { path: null, commandLine: null, user: null, startedAt: null, parentPid: null };
  expect(ownerOf(bare, 'darwin')).toEqual({ pid: 30, name: 'web', ...nothing });
  const windows = listed({
    parentPid: 0,
    path: null,
    command: null,
    params: null,
    user: null,
    started: null,
  });
  expect(ownerOf(windows, 'win32')).toEqual({ pid: 30, name: 'web', ...nothing });
});
