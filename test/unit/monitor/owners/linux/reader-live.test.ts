import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { LinuxOwnerReader } from '../../../../../electron/monitor/owners/linux/reader.ts';
import { ProcSource } from '../../../../../electron/monitor/sources/proc/source.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import type { SeenByNobody } from '../../../../support/as-nobody.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { NO_CHANGES, NOW, opening } from '../../../../support/raw-changes.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';

onlyOn('linux', 'owners come from /proc');
allowTime();

function support(name: string): string {
  return fileURLToPath(new URL(`../../../../support/${name}.ts`, import.meta.url));
}

async function listen(): Promise<{ server: Server; socket: RawSocket }> {
  const server = createServer().listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const { sockets } = await new ProcSource().read(new AbortController().signal);
  const socket = sockets.find(({ state, local }) => state === 'LISTEN' && local.port === port);
  if (!socket) throw new Error('the listener was not found');
  return { server, socket };
}

function start(name: string, ...args: string[]): ChildProcess {
  const child = fork(support(name), args);
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return child;
}

async function holdIn(server: Server): Promise<ChildProcess> {
  const child = start('hold-handle');
  child.send('hold', server);
  expect(await once(child, 'message')).toEqual(['held', undefined]);
  return child;
}

async function ownersOf(socket: RawSocket): Promise<(number | undefined)[]> {
  const { of } = await new LinuxOwnerReader().attribute(opening([socket]), NOW);
  return of(socket).owners.map(({ pid }) => pid);
}

test('a listener shared with other processes shows all of them, and those that end no more', async () => {
  const { server, socket } = await listen();
  expect(await ownersOf(socket)).toEqual([process.pid]);
  const children = await Promise.all([holdIn(server), holdIn(server)]);
  const sorted = [process.pid, ...children.map(({ pid }) => pid ?? 0)].sort((a, b) => a - b);
  expect(await ownersOf(socket)).toEqual(sorted);
  const [first] = children;
  first?.kill('SIGKILL');
  await eventually(() => ownersOf(socket)).toEqual(sorted.filter((pid) => pid !== first?.pid));
});

test('this process owns its socket with its real program and user', async () => {
  const { socket } = await listen();
  const { of, userOf } = await new LinuxOwnerReader().attribute(opening([socket]), NOW);
  const { owners, status } = of(socket);
  expect(owners).toMatchObject([{ pid: process.pid, path: process.execPath }]);
  expect(owners[0]?.user).toBe(userOf(process.getuid?.() ?? -1));
  expect(status).toBe('complete');
});

test('a user without rights sees what is its own, and is told that the rest is hidden', async () => {
  const { socket } = await listen();
  const inode = socket.owner.kind === 'inode' ? socket.owner.inode : 0;
  const isRoot = process.getuid?.() === 0;
  const child = start('as-nobody', `${isRoot ? inode : 0}`);
  const [seen] = (await once(child, 'message')) as [SeenByNobody];
  expect(seen.uid).not.toBe(0);
  expect(seen.hiddenReason).toBe('other-users');
  expect(seen.own).toEqual({ status: 'complete', pids: [child.pid] });
  expect(seen.createdByRoot).toEqual({ status: 'partial', pids: [child.pid] });
  expect(seen.ofParent).toEqual({ status: 'hidden', pids: [] });
});

test('a process that becomes another program under the same pid is seen to have', async () => {
  const { server, socket } = await listen();
  const { port } = server.address() as AddressInfo;
  const client = connect(port, '127.0.0.1');
  await once(client, 'connect');
  const child = spawn('sh', ['-c', 'read line; exec sleep 60'], {
    stdio: ['pipe', 'ignore', 'ignore', client],
  });
  const ended = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    client.destroy();
    await ended;
  });
  const { sockets } = await new ProcSource().read(new AbortController().signal);
  const held = sockets.find(({ local }) => local.port === client.localPort);
  if (!held) throw new Error('the connection was not found');
  const reader = new LinuxOwnerReader();
  const before = await reader.attribute(opening([held, socket]), NOW);
  const nameIn = ({ of }: typeof before) =>
    of(held).owners.find(({ pid }) => pid === child.pid)?.commandLine;
  expect(nameIn(before)).toContain('read line');
  child.stdin?.end('\n');
  await eventually(async () => {
    const after = await reader.attribute(NO_CHANGES, NOW);
    return [nameIn(after), after.touched.has(held.key), after.touched.has(socket.key)];
  }).toEqual(['sleep 60', true, false]);
});
