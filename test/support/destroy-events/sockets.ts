import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** File of the real worker. */
export const WORKER = fileURLToPath(
  new URL('../../../electron/monitor/sources/netlink/destroy-events/worker.ts', import.meta.url),
);
export const BYTES = 123_457;

export async function openServer(host: string): Promise<{ server: Server; port: number }> {
  const server = createServer().listen(0, host);
  onTestFinished(() => {
    server.close();
  });
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** One connection from its opening to its orderly end. @returns the client's port */
export async function passBy(
  server: Server,
  port: number,
  host: string,
  bytes = BYTES,
): Promise<number> {
  const accepted = once(server, 'connection');
  const client = connect({ port, host });
  const [inbound] = (await accepted) as [Socket];
  const closed = [once(client, 'close'), once(inbound, 'close')];
  inbound.resume();
  client.resume();
  const clientPort = inbound.remotePort ?? 0;
  client.end(Buffer.alloc(bytes));
  await Promise.all(closed);
  return clientPort;
}

export async function openUdp(host: string): Promise<{ socket: UdpSocket; port: number }> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').bind(0, host);
  await once(socket, 'listening');
  return { socket, port: socket.address().port };
}

/** As {@link passBy}, beside others to the same server, which has to read by itself. */
export async function passByAlone(port: number): Promise<number> {
  const client = connect({ port, host: '127.0.0.1' });
  await once(client, 'connect');
  const clientPort = client.localPort ?? 0;
  client.resume().end('hello');
  await once(client, 'close');
  return clientPort;
}
