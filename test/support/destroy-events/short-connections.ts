import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { NetlinkSource } from '../../../electron/monitor/sources/netlink/source.ts';
import type { RawSocket } from '../../../electron/monitor/sources/source.ts';
import type { Traffic } from '../../../shared/model/traffic.ts';
import { passByAlone, WORKER } from './sockets.ts';

/** What was told of many short connections to one door, of each end alone. */
export interface ShortConnections {
  /** Ports of the clients, as they know them. */
  readonly clientPorts: readonly number[];
  readonly outbound: readonly PassedEnd[];
  readonly inbound: readonly PassedEnd[];
  /** Codes of what the readings could not tell. */
  readonly problems: readonly string[];
}

export interface PassedEnd {
  readonly key: string;
  readonly clientPort: number;
  readonly traffic: Traffic | null;
}

/** Both ends of each connection of a burst fit even the buffer that a user without rights is granted. */
const BURST = 50;
/** After a burst that is not told in this time, what was told is given as it is. */
const PATIENCE_MS = 5000;

const { signal } = new AbortController();

/** Entry of a process that makes short connections in paced bursts and reads meanwhile. Argument: how many. */
async function passMany(count: number): Promise<ShortConnections> {
  const source = new NetlinkSource(WORKER);
  await source.probe();
  await source.read(signal, 'all');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ended = countEnds(server);
  const clientPorts: number[] = [];
  const passed: RawSocket[] = [];
  const problems = new Set<string>();
  const readUntil = async (wanted: number): Promise<void> => {
    const startedAt = performance.now();
    while (passed.length < wanted && performance.now() - startedAt < PATIENCE_MS) {
      const reading = await source.read(signal, 'all');
      passed.push(...reading.passed.sockets.filter((socket) => isAt(port, socket)));
      for (const { code } of reading.problems) problems.add(code);
      await pause(5);
    }
  };
  while (clientPorts.length < count) {
    const ports = await Promise.all(Array.from({ length: BURST }, () => passByAlone(port)));
    clientPorts.push(...ports);
    // One that a reading still finds there has not passed, but closes.
    while (ended() < clientPorts.length) await pause(1);
    await readUntil(2 * clientPorts.length);
  }
  server.close();
  await source.close();
  const isOutbound = ({ remote }: RawSocket): boolean => remote?.port === port;
  return {
    clientPorts,
    outbound: passed.filter(isOutbound).map((socket) => endOf(socket, socket.local.port)),
    inbound: passed
      .filter((socket) => !isOutbound(socket))
      .map((socket) => endOf(socket, socket.remote?.port ?? 0)),
    problems: [...problems],
  };
}

function countEnds(server: Server): () => number {
  let ended = 0;
  server.on('connection', (inbound) => {
    inbound.resume().once('close', () => {
      ended += 1;
    });
  });
  return () => ended;
}

function isAt(port: number, { local, remote }: RawSocket): boolean {
  return remote !== null && (local.port === port || remote.port === port);
}

function endOf({ key, traffic }: RawSocket, clientPort: number): PassedEnd {
  return { key, clientPort, traffic };
}

process.stdout.write(JSON.stringify(await passMany(Number(process.argv[2]))));
