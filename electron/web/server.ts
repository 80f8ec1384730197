import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { contentHeaders } from '../../shared/api/content-policy.ts';
import type { CloseReason } from '../../shared/api/messages.ts';
import type { Supervisor } from '../monitor/host/supervisor.ts';
import { AllowedHosts, isLoopbackHost, namedHosts } from './addresses.ts';
import { boundConnections, REQUEST_LIMITS } from './connections.ts';
import { isWelcomeFrom } from './fetch-site.ts';
import { listen } from './listen.ts';
import { type Leave, StreamDoor } from './stream-door.ts';
import { Token } from './token.ts';

/** Every bundle lies one folder below `out`, so this holds wherever this module was bundled into. */
const PAGE_FOLDER = fileURLToPath(new URL('../renderer', import.meta.url));

/** Where the page opens its stream. */
export const STREAM_PATH = '/stream';

export interface WebHost {
  readonly port: number;
  /** The page's addresses, with the token in the fragment: browsers do not send that part to any server. */
  readonly addresses: readonly [string, ...string[]];
  close(): Promise<void>;
}

export interface WebHostOptions {
  readonly supervisor: Supervisor;
  readonly host: string;
  /** Null: the first free one of ours. */
  readonly port: number | null;
  /** Whether acting was allowed; where others than this machine can come it is not, whatever was said. */
  readonly allowActions?: boolean;
  /** Told why a client's connection was ended from here. */
  readonly refused?: (reason: CloseReason) => void;
}

/**
 * Serves the page, which holds no secret, and the stream behind the token.
 * @throws {ListenError} where the port or address cannot be had
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const token = new Token();
  const door = new StreamDoor(options.supervisor, token, leaveAt(options), options.refused);
  const server = createServer(REQUEST_LIMITS);
  const isStream = boundConnections(server);
  const port = await listen(server, options.host, options.port);
  const allowed = new AllowedHosts(options.host, port);
  const addressAt = (host: string): string => `http://${host}:${port}/#token=${token.text}`;
  const [first, ...others] = namedHosts(options.host);
  servePage(server, allowed);
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { host, origin } = request.headers;
    const isOurs = allowed.allowsHost(host) && allowed.allowsOrigin(origin);
    const isWelcome = isOurs && isWelcomeFrom(request.headers);
    if (!isWelcome || request.url !== STREAM_PATH) {
      return refuseUpgrade(socket, isWelcome ? 404 : 403);
    }
    isStream(socket);
    door.accept(request, socket, head);
  });
  return {
    port,
    addresses: [addressAt(first), ...others.map(addressAt)],
    close: async () => {
      door.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Over the network one may only look: the connection is not encrypted, and the token travels in it. */
function leaveAt({ host, allowActions = false }: WebHostOptions): Leave {
  const isOurs = isLoopbackHost(host);
  return { mayWrite: isOurs, mayAct: isOurs && allowActions };
}

function servePage(server: Server, allowed: AllowedHosts): void {
  const headers = Object.entries(contentHeaders('web'));
  const files = sirv(PAGE_FOLDER, { etag: true });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-cache');
    const { host, origin } = request.headers;
    if (!allowed.allowsHost(host)) return refuse(response, 403);
    if (origin !== undefined && !allowed.allowsOrigin(origin)) return refuse(response, 403);
    if (!isWelcomeFrom(request.headers)) return refuse(response, 403);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    files(request, response, () => refuse(response, 404));
  });
}

function refuse(response: ServerResponse, status: number): void {
  // What else comes of a request that is refused is not waited for.
  response.writeHead(status, { 'Content-Type': 'text/plain', Connection: 'close' });
  response.end(`${status}\n`);
}

function refuseUpgrade(socket: Duplex, status: number): void {
  socket.on('error', () => {});
  const answer = `HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
  // Whoever keeps its own half open does not keep ours.
  socket.end(answer, () => socket.destroy());
}
