import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { DestroyEvents } from '../../../../../../electron/monitor/sources/netlink/destroy-events/destroy-events.ts';
import { NetlinkSource } from '../../../../../../electron/monitor/sources/netlink/source.ts';
import type { RawSocket } from '../../../../../../electron/monitor/sources/source.ts';
import { Seen } from '../../../../../support/destroy-events/seen.ts';
import {
  BYTES,
  openServer,
  openUdp,
  passBy,
  passByAlone,
  WORKER,
} from '../../../../../support/destroy-events/sockets.ts';
import { onlyOn } from '../../../../../support/only-on.ts';
import { allowTime, eventually } from '../../../../../support/real-processes.ts';

onlyOn('linux', 'destroy events are of its sock_diag');
allowTime();

const HOSTS = ['127.0.0.1', '::1'];
let shared: Promise<DestroyEvents> | null = null;

afterAll(async () => {
  await (await shared)?.close();
});

async function open(receiveBytes?: number): Promise<DestroyEvents> {
  const events = await DestroyEvents.open(WORKER, receiveBytes);
  if (!(events instanceof DestroyEvents)) throw new Error(events.detail);
  return events;
}

/** What is heard from now on. */
async function listenForEvents(): Promise<Seen> {
  shared ??= open();
  return new Seen(await shared);
}

test.for(HOSTS)(
  'a connection over %s that lived between two drains is told with its exact bytes',
  async (host) => {
    const seen = await listenForEvents();
    const { server, port } = await openServer(host);
    const clientPort = await passBy(server, port, host);
    const [outbound, ...more] = await seen.waitFor(({ local }) => local.port === clientPort);
    const [inbound] = await seen.waitFor(({ remote }) => remote?.port === clientPort);
    expect(more).toEqual([]);
    const client = { address: host, port: clientPort };
    const door = { address: host, port };
    expect(outbound).toMatchObject({ protocol: 'tcp', local: client, remote: door });
    expect(outbound?.traffic).toMatchObject({ bytesSent: BYTES, bytesReceived: 0 });
    expect(inbound).toMatchObject({ protocol: 'tcp', local: door, remote: client });
    expect(inbound?.traffic).toMatchObject({ bytesSent: 0, bytesReceived: BYTES });
    expect(inbound?.cookie).not.toBe(outbound?.cookie);
  },
);

test.for(HOSTS)('a UDP socket on %s that closes is told', async (host) => {
  const seen = await listenForEvents();
  const bound = await openUdp(host);
  const connected = await openUdp(host);
  connected.socket.connect(bound.port, host);
  await once(connected.socket, 'connect');
  connected.socket.close();
  bound.socket.close();
  const [outbound] = await seen.waitFor(({ local }) => local.port === connected.port);
  const [door] = await seen.waitFor(({ local }) => local.port === bound.port);
  const remote = { address: host, port: bound.port };
  expect(outbound).toMatchObject({ protocol: 'udp', kind: 'connection', remote });
  expect(door).toMatchObject({ protocol: 'udp', kind: 'door', local: remote, remote: null });
});

test.for(HOSTS)('a connection over %s cut by its own program is told as reset', async (host) => {
  const seen = await listenForEvents();
  const { server, port } = await openServer(host);
  const accepted = once(server, 'connection');
  const client = connect({ port, host });
  const [inbound] = (await accepted) as [Socket];
  inbound.on('error', () => {});
  const clientPort = inbound.remotePort ?? 0;
  client.resetAndDestroy();
  const [reset] = await seen.waitFor(({ local }) => local.port === clientPort);
  expect(reset).toMatchObject({ kind: 'reset', remote: null, traffic: null });
});

test('a listener that closes is told as a door', async () => {
  const seen = await listenForEvents();
  const { server, port } = await openServer('127.0.0.1');
  server.close();
  const [door] = await seen.waitFor(({ local }) => local.port === port);
  expect(door).toMatchObject({ protocol: 'tcp', kind: 'door', traffic: null });
});

test('a socket is told under the identity that its row had, and TIME_WAIT is another socket', async () => {
  const seen = await listenForEvents();
  const { server, port } = await openServer('127.0.0.1');
  const clientPort = await passBy(server, port, '127.0.0.1');
  const [outbound] = await seen.waitFor(({ local }) => local.port === clientPort);
  const rows = await readRows();
  server.close();
  const [door] = await seen.waitFor(({ local, kind }) => local.port === port && kind === 'door');
  const rowOfDoor = rows.find(({ state, local }) => state === 'LISTEN' && local.port === port);
  const remains = rows.find(({ local }) => local.port === clientPort);
  expect(rowOfDoor?.key.split('/').at(-1)).toBe(door?.cookie);
  expect(remains?.state).toBe('TIME_WAIT');
  expect(remains?.key.split('/').at(-1)).not.toBe(outbound?.cookie);
});

async function readRows(): Promise<readonly RawSocket[]> {
  const source = new NetlinkSource(WORKER);
  try {
    await source.probe();
    return (await source.read(new AbortController().signal, 'all')).changes.opened;
  } finally {
    await source.close();
  }
}

test('of many short connections in bursts that fit, both ends of each are told', async () => {
  const seen = await listenForEvents();
  const { server, port } = await openServer('127.0.0.1');
  server.on('connection', (inbound) => inbound.resume());
  const clientPorts: number[] = [];
  for (let burst = 0; burst < 8; burst += 1) {
    const passed = Array.from({ length: 25 }, () => passByAlone(port));
    clientPorts.push(...(await Promise.all(passed)));
  }
  const sockets = await seen.waitFor(
    ({ local, remote }) => remote !== null && (local.port === port || remote.port === port),
    clientPorts.length * 2,
  );
  const outbound = sockets.filter(({ remote }) => remote?.port === port);
  expect(outbound.map(({ local }) => local.port).sort()).toEqual(clientPorts.sort());
  expect(new Set(sockets.map(({ cookie }) => cookie)).size).toBe(clientPorts.length * 2);
  expect(seen).toMatchObject({ overflowed: 0, unreadable: 0 });
});

test('what was drained is not given again', async () => {
  const seen = await listenForEvents();
  const { socket, port } = await openUdp('127.0.0.1');
  socket.close();
  await seen.waitFor(({ local }) => local.port === port);
  const other = await openUdp('127.0.0.1');
  other.socket.close();
  await seen.waitFor(({ local }) => local.port === other.port);
  expect(seen.sockets.filter(({ local }) => local.port === port)).toHaveLength(1);
});

test('what does not fit a small buffer is counted, and later sockets are told again', async () => {
  const events = await open(1);
  onTestFinished(() => events.close());
  expect(events.grantedBytes).toBeLessThan(10_000);
  const seen = new Seen(events);
  const flood = async (): Promise<number> => {
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openUdp('127.0.0.1')));
    for (const { socket } of sockets) socket.close();
    seen.look();
    return seen.overflowed;
  };
  await eventually(flood).toBeGreaterThan(0);
  await eventually(async () => {
    const { socket, port } = await openUdp('127.0.0.1');
    socket.close();
    seen.look();
    return seen.sockets.some(({ local }) => local.port === port);
  }).toBe(true);
});
