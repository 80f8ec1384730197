import { expect, test } from 'vitest';
import { ProcSource } from '../../../../../electron/monitor/sources/proc/source.ts';
import { SourceError } from '../../../../../electron/monitor/sources/source.ts';
import { FakeProc } from '../../../../support/fake-proc.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { ipv4Bytes, ipv6Bytes, procTable } from '../../../../support/proc-table.ts';

onlyOn('linux', 'the source reads /proc');

const never = new AbortController().signal;
const LISTENER = {
  local: ipv4Bytes('0.0.0.0'),
  localPort: 22,
  remote: ipv4Bytes('0.0.0.0'),
  remotePort: 0,
  state: 10,
  uid: 0,
  inode: 1,
};
const LISTENER_6 = {
  ...LISTENER,
  local: ipv6Bytes('0:0:0:0:0:0:0:1'),
  remote: ipv6Bytes('0:0:0:0:0:0:0:0'),
  inode: 2,
};

function filledProc(): FakeProc {
  const proc = new FakeProc();
  proc.table('tcp', procTable([LISTENER]));
  proc.table('tcp6', procTable([LISTENER_6]));
  proc.table('udp', procTable([{ ...LISTENER, state: 7, inode: 3 }]));
  proc.table('udp6', procTable([{ ...LISTENER_6, state: 7, inode: 4 }]));
  return proc;
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return error instanceof SourceError ? error.failure : error;
}

test('a reading joins the four tables of its own namespace', async () => {
  const proc = filledProc();
  proc.namespace('net', 4026531840);
  const { sockets, problems } = await new ProcSource(proc.root).read(never);
  expect(sockets.map((socket) => [socket.protocol, socket.family, socket.state])).toEqual([
    ['tcp', 4, 'LISTEN'],
    ['tcp', 6, 'LISTEN'],
    ['udp', 4, 'BOUND'],
    ['udp', 6, 'BOUND'],
  ]);
  expect(sockets.every(({ key }) => key.startsWith('4026531840/'))).toBe(true);
  expect(problems).toEqual([]);
});

test('a kernel without IPv6 is no failure', async () => {
  const proc = filledProc();
  proc.table('tcp6', null);
  proc.table('udp6', null);
  const { sockets, problems } = await new ProcSource(proc.root).read(never);
  expect(sockets.map(({ protocol, family }) => `${protocol}${family}`)).toEqual(['tcp4', 'udp4']);
  expect(problems).toEqual([]);
});

test.each(['tcp', 'udp'] as const)(
  'a missing table %s is a failure, not an empty list',
  async (file) => {
    const proc = filledProc();
    proc.table(file, null);
    const failure = await failureOf(new ProcSource(proc.root).read(never));
    expect(failure).toMatchObject({ source: 'proc', code: 'failed' });
  },
);

test('lines that cannot be read are a problem of the reading', async () => {
  const proc = filledProc();
  proc.table('udp', `${procTable([{ ...LISTENER, state: 7 }])}no row at all\n`);
  const { sockets, problems } = await new ProcSource(proc.root).read(never);
  expect(sockets).toHaveLength(4);
  expect(problems).toEqual([{ code: 'rows-unreadable', count: 1 }]);
});

test('a reading that is aborted has timed out', async () => {
  const failure = await failureOf(new ProcSource(filledProc().root).read(AbortSignal.abort()));
  expect(failure).toEqual({ source: 'proc', code: 'timed-out', detail: null });
});

test('a table that does not show the door opened for the probe is not believed', async () => {
  const failure = await failureOf(new ProcSource(filledProc().root).probe(never));
  expect(failure).toEqual({ source: 'proc', code: 'cannot-see', detail: null });
});

test('the probe passes on this machine', async () => {
  await expect(new ProcSource().probe(never)).resolves.toBeUndefined();
});
