import { connect, createServer, type Server, type Socket } from 'node:net';

/** What a holder is told to do; all of it is on one loopback address of its own. */
export type HolderTask =
  | { readonly kind: 'open'; readonly host: string; readonly doors: number; readonly pairs: number }
  /** Closes the oldest connections and opens as many new ones. */
  | { readonly kind: 'churn'; readonly pairs: number };

/** Connections that are opened at the same time: no more than a door's queue takes. */
const AT_ONCE = 100;
const FIRST_PORT = 2000;

const servers: Server[] = [];
/** Both ends of each connection, oldest first. */
let pairs: (readonly [Socket, Socket])[] = [];
/** What waits for the far end of a connection, and far ends that nobody waited for yet; by both ports. */
const waiting = new Map<string, (far: Socket) => void>();
const arrived = new Map<string, Socket>();
let next = 0;

/** Entry of a process that holds very many sockets until its parent lets go of it. */
process.on('message', (task: HolderTask) => {
  void follow(task).then(
    () => process.send?.('done'),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit());

async function follow(task: HolderTask): Promise<void> {
  if (task.kind === 'open') {
    for (let index = 0; index < task.doors; index += 1) {
      servers.push(await openDoor(task.host, FIRST_PORT + index));
    }
    return await openPairs(task.pairs);
  }
  const old = pairs.slice(0, task.pairs);
  pairs = pairs.slice(task.pairs);
  await Promise.all(old.map(closePair));
  await openPairs(old.length);
}

function openDoor(host: string, port: number): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const key = `${socket.localPort} ${socket.remotePort}`;
    const wanted = waiting.get(key);
    if (wanted) wanted(socket);
    else arrived.set(key, socket);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: 2 * AT_ONCE }, () => resolve(server));
  });
}

async function openPairs(count: number): Promise<void> {
  for (let opened = 0; opened < count; opened += AT_ONCE) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - opened) }, openPair);
    for (const pair of await Promise.all(batch)) pairs.push(pair);
  }
}

async function openPair(): Promise<readonly [Socket, Socket]> {
  const server = servers[next % servers.length];
  next += 1;
  const address = server?.address();
  if (typeof address !== 'object' || !address) throw new Error('a door is shut');
  const client = connect({ host: address.address, port: address.port });
  client.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    client.once('connect', resolve);
    client.once('close', () => reject(new Error('a connection was refused')));
  });
  return [client, await farEnd(`${client.remotePort} ${client.localPort}`)];
}

/** Either of the two ends may be there first. */
async function farEnd(key: string): Promise<Socket> {
  const far =
    arrived.get(key) ?? (await new Promise<Socket>((resolve) => waiting.set(key, resolve)));
  arrived.delete(key);
  waiting.delete(key);
  return far;
}

/** By a reset, so that the kernel keeps no memory of it (TIME_WAIT). */
async function closePair([client, far]: readonly [Socket, Socket]): Promise<void> {
  const closed = new Promise((resolve) => client.once('close', resolve));
  client.resetAndDestroy();
  far.destroy();
  await closed;
}
