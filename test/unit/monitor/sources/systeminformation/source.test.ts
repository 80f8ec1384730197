import { once } from 'node:events';
import { expect, test } from 'vitest';
import { ProcSource } from '../../../../../electron/monitor/sources/proc/source.ts';
import { SourceError } from '../../../../../electron/monitor/sources/source.ts';
import type { LibraryConnection } from '../../../../../electron/monitor/sources/systeminformation/map-connections.ts';
import { SysteminformationSource } from '../../../../../electron/monitor/sources/systeminformation/source.ts';
import { ScriptedLibrary } from '../../../../support/scripted-library.ts';

const never = new AbortController().signal;
const ROW: LibraryConnection = {
  protocol: 'tcp',
  localAddress: '127.0.0.1',
  localPort: '5432',
  peerAddress: '0.0.0.0',
  peerPort: '*',
  state: 'LISTEN',
  pid: 1203,
  process: 'postgres',
};
const UNSEEN = { source: 'systeminformation', code: 'cannot-see' };

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof SourceError ? error.failure : error;
}

test('a reading is the mapped rows of the library', async () => {
  const source = new SysteminformationSource(new ScriptedLibrary([[ROW]]), 'win32');
  const { sockets, problems } = await source.read(never);
  expect(sockets).toMatchObject([{ local: { address: '127.0.0.1', port: 5432 }, state: 'LISTEN' }]);
  expect(problems).toEqual([]);
});

test('on Linux every reading says what this source never tells', async () => {
  const source = new SysteminformationSource(new ScriptedLibrary([[ROW]]), 'linux');
  expect((await source.read(never)).problems).toEqual([
    { code: 'udp-not-read', source: 'systeminformation' },
    { code: 'first-owner-only', source: 'systeminformation' },
  ]);
});

test('an empty list that the probe cannot confirm is a failure', async () => {
  const library = new ScriptedLibrary([[], []]);
  const failure = await failureOf(new SysteminformationSource(library, 'linux').read(never));
  expect(failure).toEqual({ ...UNSEEN, detail: 'netstat and ss did not show it' });
  expect(library.calls).toEqual(['connections', 'connections']);
});

/** The listeners of this machine, as the library would list them. */
async function doors(): Promise<LibraryConnection[]> {
  const { sockets } = await new ProcSource().read(never);
  const listeners = sockets.filter(({ state, family }) => state === 'LISTEN' && family === 4);
  return listeners.map(({ local }) => ({
    ...ROW,
    localAddress: local.address,
    localPort: `${local.port}`,
  }));
}

test('an empty list is believed once the probe has seen the door that it opened', async ({
  skip,
}) => {
  skip(process.platform !== 'linux', 'only on linux: the doors come from /proc');
  const library = new ScriptedLibrary([[], doors]);
  const source = new SysteminformationSource(library, 'darwin');
  expect((await source.read(never)).sockets).toEqual([]);
});

test('the probe fails where other doors are shown and not the one it opened', async () => {
  const source = new SysteminformationSource(new ScriptedLibrary([[ROW]]), 'darwin');
  expect(await failureOf(source.probe(never))).toEqual({
    ...UNSEEN,
    detail: 'netstat did not show it',
  });
});

test('a list with rows needs no probe', async () => {
  const library = new ScriptedLibrary([[ROW]]);
  await new SysteminformationSource(library, 'linux').read(never);
  expect(library.calls).toHaveLength(1);
});

test('a call that hangs until the limit has timed out', async () => {
  const limit = new AbortController();
  const library = new ScriptedLibrary(['hang']);
  const reading = failureOf(new SysteminformationSource(library, 'linux').read(limit.signal));
  limit.abort();
  expect(await reading).toEqual({ source: 'systeminformation', code: 'timed-out', detail: null });
});

test('what the library throws is told in its own words', async () => {
  const library = new ScriptedLibrary([new Error('no memory')]);
  expect(await failureOf(new SysteminformationSource(library, 'linux').read(never))).toEqual({
    source: 'systeminformation',
    code: 'failed',
    detail: 'no memory',
  });
});

test('closing the source closes the library', async () => {
  const library = new ScriptedLibrary([]);
  const closed = once(library.events, 'closed');
  await new SysteminformationSource(library, 'linux').close();
  await closed;
});
