import { once } from 'node:events';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { Holder } from './fork-holder.ts';
import type { LabSocket } from './lab-socket.ts';
import { type DoorPlan, openDoor } from './open-door.ts';
import { rangeOfLabPort } from './ports.ts';

/** What a door is to be; left out: TCP on 127.0.0.1, on any free registered port, in this process. */
export type DoorOptions = Partial<DoorPlan> & {
  /** Opens it in a forked process instead of this one. */
  readonly inChild?: boolean;
};

/** A connection and the door it came to, all in this process. */
export interface Pair {
  readonly door: LabSocket;
  readonly inbound: LabSocket;
  readonly outbound: LabSocket;
}

const WILDCARDS = ['0.0.0.0', '::'];

/** Opens real sockets for a test and says what they are. All are closed when it is disposed of. */
export class Lab implements AsyncDisposable {
  readonly #closers = new Map<LabSocket, () => Promise<void>>();
  /** The servers of the TCP doors that are open in this process. */
  readonly #servers = new WeakMap<LabSocket, Server>();

  /** Opens a door: a TCP listener or a bound UDP socket. */
  async open({ inChild = false, ...options }: DoorOptions = {}): Promise<LabSocket> {
    const plan: DoorPlan = { protocol: 'tcp', host: '127.0.0.1', port: 'registered', ...options };
    if (inChild) {
      const holder = Holder.fork();
      try {
        const port = await holder.do({ kind: 'open', plan });
        return this.#keep(doorSocket(plan, port, [holder.pid]), () => holder.end());
      } catch (error) {
        await holder.end();
        throw error;
      }
    }
    const door = await openDoor(plan);
    const socket = this.#keep(doorSocket(plan, door.port, [process.pid]), () => door.close());
    if (door.server) this.#servers.set(socket, door.server);
    return socket;
  }

  /** Opens a TCP door that this process and `workers` forked ones hold together. */
  async openShared(workers: number, options: DoorOptions = {}): Promise<LabSocket> {
    return await this.share(await this.open(options), workers);
  }

  /**
   * Lets forked processes hold an open TCP door of this process too, as pre-fork servers do.
   * @returns the same door with all its holders; the one that was given is no longer to be closed
   */
  async share(socket: LabSocket, workers: number): Promise<LabSocket> {
    const server = this.#servers.get(socket);
    const close = this.#closers.get(socket);
    if (!server || !close) throw new Error('only a TCP door of this process can be shared');
    const holders = Array.from({ length: workers }, () => Holder.fork());
    this.#closers.delete(socket);
    const pids = [...socket.pids, ...holders.map(({ pid }) => pid)].sort((a, b) => a - b);
    const shared = this.#keep({ ...socket, pids }, async () => {
      await Promise.all([close(), ...holders.map((holder) => holder.end())]);
    });
    this.#servers.set(shared, server);
    await Promise.all(holders.map((holder) => holder.do({ kind: 'hold' }, server)));
    return shared;
  }

  /** Opens a TCP listener and a connection to it. */
  async openPair(options: Omit<DoorOptions, 'inChild' | 'protocol'> = {}): Promise<Pair> {
    const plan: DoorPlan = { host: '127.0.0.1', port: 'registered', ...options, protocol: 'tcp' };
    const { server, close } = await openDoor(plan);
    if (!server) throw new Error('a TCP door has a server');
    const { port } = server.address() as AddressInfo;
    const client = await connectTo(server, plan.host, port);
    const clientPort = client.localPort ?? 0;
    const door = this.#keep(doorSocket(plan, port, [process.pid]), close);
    // Goes with the other end.
    const inbound = this.#keep(
      connectionSocket('inbound', plan.host, port, clientPort),
      async () => {},
    );
    const outbound = this.#keep(
      connectionSocket('outbound', plan.host, clientPort, port),
      async () => {
        // Reset, so that the kernel keeps no memory of it (TIME_WAIT).
        client.resetAndDestroy();
        if (!client.closed) await once(client, 'close');
      },
    );
    return { door, inbound, outbound };
  }

  /** Closes some of the sockets before the others. */
  async close(...sockets: readonly LabSocket[]): Promise<void> {
    for (const socket of sockets) {
      const close = this.#closers.get(socket);
      if (!close) throw new Error('this socket is not open');
      this.#closers.delete(socket);
      await close();
    }
  }

  /** Connections go before their doors: they were opened later. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close(...[...this.#closers.keys()].reverse());
  }

  #keep(socket: LabSocket, close: () => Promise<void>): LabSocket {
    this.#closers.set(socket, close);
    return socket;
  }
}

/** @returns the client's end, once the server has accepted the other */
async function connectTo(server: Server, host: string, port: number): Promise<Socket> {
  const accepted = once(server, 'connection');
  const client = connect({ host, port });
  client.on('error', () => {});
  await Promise.all([accepted, once(client, 'connect')]);
  return client;
}

function doorSocket(plan: DoorPlan, port: number, pids: readonly number[]): LabSocket {
  const isTcp = plan.protocol === 'tcp';
  return {
    protocol: plan.protocol,
    family: plan.host.includes(':') ? 6 : 4,
    local: { address: plan.host, port },
    remote: null,
    state: isTcp ? 'LISTEN' : 'BOUND',
    role: isTcp ? 'listener' : 'bound',
    range: rangeOfLabPort(port),
    exposure: WILDCARDS.includes(plan.host) ? 'any' : 'loopback',
    pids,
  };
}

function connectionSocket(
  role: 'inbound' | 'outbound',
  address: string,
  localPort: number,
  remotePort: number,
): LabSocket {
  return {
    protocol: 'tcp',
    family: address.includes(':') ? 6 : 4,
    local: { address, port: localPort },
    remote: { address, port: remotePort },
    state: 'ESTABLISHED',
    role,
    range: rangeOfLabPort(localPort),
    exposure: null,
    pids: [process.pid],
  };
}
