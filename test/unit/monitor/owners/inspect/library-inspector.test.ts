import { expect, test, vi } from 'vitest';
import { LibraryProcessInspector } from '../../../../../electron/monitor/owners/inspect/library-inspector.ts';
import type { LibraryProcess } from '../../../../../electron/monitor/sources/systeminformation/protocol.ts';
import { makeOwner } from '../../../../support/make-row.ts';
import { ScriptedLibrary } from '../../../../support/scripted-library.ts';

function listed(overrides: Partial<LibraryProcess>): LibraryProcess {
  const started = '2026-05-06 08:00:00';
  const none = { path: null, command: null, params: null, user: null };
  return { pid: 1, parentPid: 0, name: 'x', started, ...none, ...overrides };
}

const LIST = [
  listed({ pid: 4, name: 'launcher', started: '2026-05-06 07:00:00' }),
  listed({ pid: 30, parentPid: 4, name: 'server', memRss: 2048 }),
  listed({ pid: 31, parentPid: 32, name: 'orphan', memRss: null }),
  listed({ pid: 32, name: 'newcomer', started: '2026-05-06 09:00:00' }),
];
const SERVER = makeOwner({ pid: 30, startedAt: new Date(2026, 4, 6, 8, 0, 0).getTime() });

test('a process has the ancestry and the memory that the list tells', async () => {
  const inspector = new LibraryProcessInspector(new ScriptedLibrary([LIST]), 'win32');
  expect(await inspector.look(SERVER)).toEqual({
    ancestry: [{ pid: 4, name: 'launcher' }],
    workingFolder: null,
    threads: null,
    memoryBytes: 2_097_152,
  });
});

test('a parent’s pid that a younger process has is no ancestry', async () => {
  const inspector = new LibraryProcessInspector(new ScriptedLibrary([LIST]), 'win32');
  const orphan = makeOwner({ pid: 31, startedAt: null });
  expect(await inspector.look(orphan)).toMatchObject({ ancestry: [], memoryBytes: null });
});

test('a process that is not in the list, or is another one by now, is not told of', async () => {
  const inspector = new LibraryProcessInspector(new ScriptedLibrary([LIST]), 'win32');
  expect(await inspector.look(makeOwner({ pid: 5 }))).toBe(null);
  expect(await inspector.look({ ...SERVER, startedAt: Date.UTC(2020, 1, 1) })).toBe(null);
});

test('the list is read once for those who ask at the same time, and anew when it is old', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const library = new ScriptedLibrary([LIST, []]);
    const inspector = new LibraryProcessInspector(library, 'win32');
    await Promise.all([inspector.look(SERVER), inspector.look(SERVER)]);
    expect(library.calls).toEqual(['processes']);
    vi.setSystemTime(Date.now() + 11_000);
    expect(await inspector.look(SERVER)).toBe(null);
    expect(library.calls).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('a list that could not be read is an error, and is asked for again', async () => {
  const library = new ScriptedLibrary([new Error('no tool'), LIST]);
  const inspector = new LibraryProcessInspector(library, 'win32');
  await expect(inspector.look(SERVER)).rejects.toThrow('no tool');
  expect(await inspector.look(SERVER)).not.toBe(null);
});
