import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { NetlinkSource } from '../../../../../electron/monitor/sources/netlink/source.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import type { Problem } from '../../../../../shared/model/status.ts';
import type { ShortConnections } from '../../../../support/destroy-events/short-connections.ts';
import { openServer, openUdp, WORKER } from '../../../../support/destroy-events/sockets.ts';
import { runInOwnNetwork } from '../../../../support/namespaces/run-in-own-network.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime, eventually } from '../../../../support/real-processes.ts';

onlyOn('linux', 'destroy events are of its sock_diag');
allowTime();

const TINY_WORKER = fileURLToPath(
  new URL('../../../../support/destroy-events/tiny-worker.ts', import.meta.url),
);
const SHORT_CONNECTIONS = fileURLToPath(
  new URL('../../../../support/destroy-events/short-connections.ts', import.meta.url),
);
const { signal } = new AbortController();
/** What {@link passByAlone} sends. */
const GREETING = 'hello';

interface Listening {
  readonly passed: RawSocket[];
  /** How many the source said it did not tell. */
  dropped: number;
  /** Of the last reading. */
  missed: Extract<Problem, { code: 'passed-missed' }> | null;
  read(): Promise<void>;
}

async function listen(worker: string): Promise<Listening> {
  const source = new NetlinkSource(worker);
  onTestFinished(() => source.close());
  await source.probe();
  const listening: Listening = {
    passed: [],
    dropped: 0,
    missed: null,
    read: async () => {
      const { passed, problems } = await source.read(signal, 'all');
      listening.passed.push(...passed.sockets);
      listening.dropped += passed.dropped;
      listening.missed = problems.find((problem) => problem.code === 'passed-missed') ?? null;
    },
  };
  await listening.read();
  return listening;
}

test('of two thousand short connections in paced bursts both ends pass, with their final counters', async () => {
  const told = (await runInOwnNetwork(SHORT_CONNECTIONS, ['2000'])) as ShortConnections;
  const { clientPorts, outbound, inbound, problems } = told;
  expect(clientPorts).toHaveLength(2000);
  const ports = clientPorts.toSorted();
  for (const ends of [outbound, inbound]) {
    expect(ends.map(({ clientPort }) => clientPort).sort()).toEqual(ports);
  }
  expect(new Set([...outbound, ...inbound].map(({ key }) => key)).size).toBe(4000);
  const [sent, received] = [GREETING.length, 0];
  for (const { traffic } of outbound) {
    expect(traffic).toMatchObject({ bytesSent: sent, bytesReceived: received });
  }
  for (const { traffic } of inbound) {
    expect(traffic).toMatchObject({ bytesSent: received, bytesReceived: sent });
  }
  expect(problems).toEqual([]);
});

test('a short connection passes also where another program has looked at it meanwhile', async () => {
  const listening = await listen(WORKER);
  const other = new NetlinkSource('/nonexistent');
  onTestFinished(() => other.close());
  await other.probe();
  const { server, port } = await openServer('127.0.0.1');
  const accepted = once(server, 'connection');
  const client = connect({ port, host: '127.0.0.1' });
  const [inbound] = (await accepted) as [Socket];
  const clientPort = inbound.remotePort;
  // By this the kernel gives it its identity, which it then keeps when it is in TIME_WAIT.
  await other.read(signal, 'all');
  const closed = [once(client, 'close'), once(inbound.resume(), 'close')];
  client.resume().end(GREETING);
  await Promise.all(closed);
  await eventually(async () => {
    await listening.read();
    return listening.passed.filter(({ local }) => local.port === clientPort);
  }).toMatchObject([{ traffic: { bytesSent: GREETING.length } }]);
});

test('with too little room some are missed, which is told with how much there was, and later ones pass', async () => {
  const listening = await listen(TINY_WORKER);
  await eventually(async () => {
    const sockets = await Promise.all(Array.from({ length: 100 }, () => openUdp('127.0.0.1')));
    for (const { socket } of sockets) socket.close();
    await listening.read();
    return listening.missed?.count ?? 0;
  }).toBeGreaterThan(0);
  expect(listening.missed?.bufferBytes).toBeLessThan(10_000);
  await eventually(async () => {
    const { socket, port } = await openUdp('127.0.0.1');
    socket.close();
    await listening.read();
    return listening.passed.some(({ local }) => local.port === port);
  }).toBe(true);
  expect(listening.missed?.count).toBeGreaterThan(0);
});
