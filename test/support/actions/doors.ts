import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { SocketRow } from '../../../shared/model/socket.ts';
import { makeRow } from '../make-row.ts';
import { CERTIFICATE, KEY } from './certificate.ts';

const TLS = { key: KEY, cert: CERTIFICATE };

/** A door that is knocked on, with all that was said to it. */
export interface Door {
  readonly row: SocketRow;
  readonly port: number;
  readonly heard: string[];
}

/** Puts a server on a free port until the test is over. */
export async function openDoorOf(server: Server, host = '127.0.0.1'): Promise<Door> {
  const heard: string[] = [];
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (data) => heard.push(data.toString('latin1')));
  });
  // What is said to it by who speaks no TLS is no fault of the test.
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => {
    server.listen({ host, port: 0 }, resolve);
  });
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { port, heard, row: makeRow({ local: { address: host, port } }) };
}

export function httpServer(answer: RequestListener): Server {
  return createHttpServer(answer);
}

export function httpsServer(answer: RequestListener): Server {
  return createHttpsServer(TLS, answer);
}

/** One that says something as soon as somebody comes. */
export function sayingServer(text: string | Uint8Array): Server {
  return createServer((socket) => void socket.write(text));
}

export function sayingTlsServer(text: string): Server {
  return createTlsServer(TLS, (socket) => {
    socket.on('error', () => {});
    socket.write(text);
  });
}

export function silentServer(): Server {
  return createServer(() => {});
}

/** One that never stops. */
export function endlessServer(): Server {
  return createServer((socket) => {
    const more = (): void => {
      while (!socket.destroyed && socket.write('y\n'.repeat(8192)));
    };
    socket.on('drain', more);
    more();
  });
}

/** One that lets nobody say anything. */
export function rudeServer(): Server {
  return createServer((socket) => void socket.end());
}
