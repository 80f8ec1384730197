import { once } from 'node:events';
import type { Server } from 'node:http';

export const FIRST_PORT = 6500;
export const LAST_PORT = 6519;

/** The server could not be put on the wanted port or address. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: 'port-taken' | 'all-taken' | 'no-such-address' | 'denied' | 'failed';

  constructor(code: ListenError['code'], message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Puts `server` on a port: on `port` if one was asked for, else on the first free one of ours.
 * @returns the port
 * @throws {ListenError}
 */
export async function listen(server: Server, host: string, port: number | null): Promise<number> {
  if (port !== null) {
    await listenOn(server, host, port);
    return port;
  }
  for (let candidate = FIRST_PORT; candidate <= LAST_PORT; candidate += 1) {
    try {
      await listenOn(server, host, candidate);
      return candidate;
    } catch (error) {
      if (!(error instanceof ListenError) || error.code !== 'port-taken') throw error;
    }
  }
  throw new ListenError('all-taken', `ports ${FIRST_PORT} to ${LAST_PORT} are taken`);
}

async function listenOn(server: Server, host: string, port: number): Promise<void> {
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw asListenError(error as NodeJS.ErrnoException);
  }
}

function asListenError(error: NodeJS.ErrnoException): ListenError {
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError('port-taken', error.message);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ListenError('no-such-address', error.message);
    case 'EACCES':
      return new ListenError('denied', error.message);
    default:
      return new ListenError('failed', error.message);
  }
}
