import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ProcSource } from '../../../../../electron/monitor/sources/proc/source.ts';
import type { RawSocket } from '../../../../../electron/monitor/sources/source.ts';
import { onlyOn } from '../../../../support/only-on.ts';
import { allowTime } from '../../../../support/real-processes.ts';

onlyOn('linux', 'the source reads /proc');
allowTime();

async function read(): Promise<readonly RawSocket[]> {
  return (await new ProcSource().read(new AbortController().signal)).sockets;
}

async function listen(host: string): Promise<Server> {
  const server = createServer();
  onTestFinished(() => {
    server.close();
  });
  server.listen(0, host);
  await once(server, 'listening');
  return server;
}

async function bind(type: 'udp4' | 'udp6', host: string): Promise<Socket> {
  const socket = createSocket(type);
  onTestFinished(() => {
    socket.close();
  });
  socket.bind(0, host);
  await once(socket, 'listening');
  return socket;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

test.each([
  [4, '127.0.0.1'],
  [6, '::1'],
] as const)(
  'a TCP listener of IPv%i is found, and gone once it is closed',
  async (family, host) => {
    const server = await listen(host);
    const port = portOf(server);
    const isOurs = ({ state, local }: RawSocket) =>
      state === 'LISTEN' && local.port === port && local.address === host;
    expect((await read()).filter(isOurs)).toMatchObject([
      {
        family,
        local: { address: host, port },
        remote: null,
        state: 'LISTEN',
        uid: process.getuid?.(),
        owner: { kind: 'inode', inode: expect.any(Number) },
      },
    ]);
    server.close();
    await once(server, 'close');
    expect((await read()).filter(isOurs)).toEqual([]);
  },
);

test.each([
  ['udp4', 4, '127.0.0.1'],
  ['udp6', 6, '::1'],
] as const)('a bound socket of %s is found', async (type, family, host) => {
  const { port } = (await bind(type, host)).address();
  const found = (await read()).filter((row) => row.protocol === 'udp' && row.local.port === port);
  expect(found).toMatchObject([
    { family, local: { address: host, port }, remote: null, state: 'BOUND' },
  ]);
});

test('both ends of a connection are found, each with the other as its remote side', async () => {
  const server = await listen('127.0.0.1');
  const door = { address: '127.0.0.1', port: portOf(server) };
  const client = connect(door.port, door.address);
  onTestFinished(() => {
    client.destroy();
  });
  const [accepted] = (await once(server, 'connection')) as [{ destroy(): void }];
  onTestFinished(() => accepted.destroy());
  const end = { address: '127.0.0.1', port: client.localPort };
  const pair = (await read()).filter(({ local, remote }) =>
    [local.port, remote?.port].includes(client.localPort),
  );
  expect(pair).toHaveLength(2);
  expect(pair).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ local: end, remote: door, state: 'ESTABLISHED' }),
      expect.objectContaining({ local: door, remote: end, state: 'ESTABLISHED' }),
    ]),
  );
});
