import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Opens something and gives what closes it again. */
type Opener = () => Promise<() => Promise<void>>;

/** Sockets that stand open at any time: a multiple of the number of kinds. */
const STANDING = 25;
const HOSTS = ['127.0.0.1', '::1'];

/**
 * Loopback sockets of all kinds that come and go. At each step the oldest one closes and one of its kind
 * opens, so that their number stays the same, and a connection opens and closes at once.
 */
export class Churn {
  readonly #standing: (() => Promise<void>)[] = [];
  readonly #kinds: readonly Opener[];
  readonly #server: Server;
  #steps = 0;

  private constructor(server: Server) {
    this.#server = server;
    this.#kinds = [
      ...HOSTS.flatMap((host): Opener[] => [() => openListener(host), () => openUdp(host)]),
      () => openConnection(server),
    ];
  }

  static async start(): Promise<Churn> {
    const server = createServer();
    await listen(server, '127.0.0.1');
    const churn = new Churn(server);
    while (churn.#standing.length < STANDING) await churn.#openNext();
    return churn;
  }

  async step(): Promise<void> {
    const close = await openConnection(this.#server);
    await close();
    await this.#standing.shift()?.();
    await this.#openNext();
  }

  async end(): Promise<void> {
    for (const close of this.#standing.splice(0)) await close();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #openNext(): Promise<void> {
    const open = this.#kinds[this.#steps % this.#kinds.length];
    this.#steps += 1;
    if (open) this.#standing.push(await open());
  }
}

async function openListener(host: string): Promise<() => Promise<void>> {
  const server = createServer();
  await listen(server, host);
  return () => new Promise((resolve) => server.close(() => resolve()));
}

async function openUdp(host: string): Promise<() => Promise<void>> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4').bind(0, host);
  await once(socket, 'listening');
  return () => new Promise((resolve) => socket.close(() => resolve()));
}

/** Ends by a reset: the kernel would remember each connection for a minute, and run out of ports. */
async function openConnection(server: Server): Promise<() => Promise<void>> {
  const { port } = server.address() as AddressInfo;
  const accepted = once(server, 'connection');
  const client = connect({ port, host: '127.0.0.1' });
  const connected = once(client, 'connect');
  const [inbound] = (await accepted) as [Socket];
  inbound.on('error', () => {}).resume();
  await connected;
  return async () => {
    const closed = [client, inbound].map(
      (end) => new Promise((resolve) => end.once('close', resolve)),
    );
    client.resetAndDestroy();
    await Promise.all(closed);
  };
}

async function listen(server: Server, host: string): Promise<void> {
  server.listen(0, host);
  await once(server, 'listening');
}
