import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type Server, type Socket } from 'node:net';
import { type PortRange, portsOf } from './ports.ts';

/** A door to be opened: on a port, or on any free one of a range. */
export interface DoorPlan {
  readonly protocol: 'tcp' | 'udp';
  readonly host: string;
  readonly port: number | PortRange;
  /** For a door on `::`: whether it refuses IPv4. */
  readonly ipv6Only?: boolean;
  /** For TCP: how many connections may wait to be accepted. */
  readonly backlog?: number;
}

/** A door that is open in this process. */
export interface Door {
  readonly port: number;
  /** The server of a TCP door; null for UDP. */
  readonly server: Server | null;
  close(): Promise<void>;
}

/** @throws {Error} where the port is taken, the range full or the system says no */
export async function openDoor(plan: DoorPlan): Promise<Door> {
  if (typeof plan.port === 'number') return await openOn(plan, plan.port);
  let last: unknown = null;
  for (const port of portsOf(plan.port)) {
    try {
      return await openOn(plan, port);
    } catch (error) {
      last = error;
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`no free ${plan.port} port was found`, { cause: last });
}

function openOn(plan: DoorPlan, port: number): Promise<Door> {
  return plan.protocol === 'tcp' ? openTcp(plan, port) : openUdp(plan, port);
}

async function openTcp(plan: DoorPlan, port: number): Promise<Door> {
  const { host, ipv6Only = false, backlog } = plan;
  const server = createServer();
  const connections = new Set<Socket>();
  server.on('connection', (connection) => {
    connections.add(connection);
    connection.on('error', () => {});
    connection.on('close', () => connections.delete(connection));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, ipv6Only, backlog, exclusive: true }, resolve);
  });
  return {
    port,
    server,
    close: () => {
      for (const connection of connections) connection.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function openUdp({ host, ipv6Only = false }: DoorPlan, port: number): Promise<Door> {
  const socket: UdpSocket = createSocket({ type: host.includes(':') ? 'udp6' : 'udp4', ipv6Only });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.bind({ address: host, port, exclusive: true }, resolve);
  });
  return {
    port,
    server: null,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}
