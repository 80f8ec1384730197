import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections that are no streams: more than any browser opens, few enough to cost nothing. */
const MOST_CONNECTIONS = 128;

/** How long a request may take to arrive, in milliseconds, and how large its head may be, in bytes. */
export const REQUEST_LIMITS = {
  headersTimeout: 5000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: 8 * 1024,
} as const;

/** How long nothing may move on a connection that is no stream, in milliseconds. */
const STANDSTILL_MS = 30_000;

/**
 * Bounds what strangers can hold open: where there are too many connections the oldest goes, not the newest,
 * so that nobody is kept out.
 * @returns to be told of a connection that became a stream, which has bounds of its own
 */
export function boundConnections(server: Server): (socket: object) => void {
  const open = new Set<object>();
  server.setTimeout(STANDSTILL_MS);
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    if (open.size > MOST_CONNECTIONS) dropOldest(open);
  });
  return (socket) => void open.delete(socket);
}

function dropOldest(open: Set<object>): void {
  for (const oldest of open) {
    open.delete(oldest);
    if ('destroy' in oldest && typeof oldest.destroy === 'function') oldest.destroy();
    return;
  }
}
