import { createServer, type Server } from 'node:net';
import type { RawSocket } from './source.ts';

/** A door opened only to prove that a source can see: on this machine alone, and shut again at once. */
export interface TestDoor {
  readonly port: number;
  isIn(sockets: readonly RawSocket[]): boolean;
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

export async function openTestDoor(): Promise<TestDoor> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, HOST, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { port, isIn: (sockets) => sockets.some(isOurs), close: () => close(server) };

  function isOurs(socket: RawSocket): boolean {
    return (
      socket.protocol === 'tcp' &&
      socket.state === 'LISTEN' &&
      socket.local.port === port &&
      socket.local.address === HOST
    );
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
