import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { loadLibc } from '../../../electron/monitor/sources/netlink/libc.ts';
import { type Life, now } from './lives.ts';

/** Listeners that come and go at the same time. */
const AT_ONCE = 16;
/** How long one stays at most, in milliseconds: some several readings, some none. */
const LONGEST = 150;
/** linux/socket.h */
const SOL_SOCKET = 1;
const SO_COOKIE = 57;

/**
 * Entry of a process in which listeners, each with a connection, open and close again and again. Arguments:
 * their address, and for how many milliseconds. It tells its parent when each was open.
 */
const [, , host = '', duration = '0'] = process.argv;
const libc = await loadLibc();
const until = now() + Number(duration);
const all = await Promise.all(Array.from({ length: AT_ONCE }, passBy));
process.send?.(all.flat(), () => process.disconnect());

async function passBy(): Promise<Life[]> {
  const lives: Life[] = [];
  while (now() < until) {
    const server = createServer().listen(0, host);
    await once(server, 'listening');
    const openedAt = now();
    const cookie = cookieOf(server);
    const close = await openConnection(server);
    await pause(Math.random() * LONGEST);
    await close();
    const closed = once(server, 'close');
    lives.push({ cookie, openedAt, closingAt: now() });
    server.close();
    await closed;
  }
  return lives;
}

function cookieOf(server: Server): string {
  const handle: unknown = Reflect.get(server, '_handle');
  const file: unknown = typeof handle === 'object' && handle ? Reflect.get(handle, 'fd') : null;
  if (typeof file !== 'number') throw new Error('a listener has no file');
  const cookie = new BigUint64Array(1);
  const length = new Uint8Array(new Uint32Array([8]).buffer);
  const bytes = new Uint8Array(cookie.buffer);
  if (libc.getsockopt(file, SOL_SOCKET, SO_COOKIE, bytes, length) < 0) {
    throw new Error(`a listener has no cookie: ${libc.errno()}`);
  }
  return (cookie[0] ?? 0n).toString(16);
}

/** Ends by a reset: the kernel would remember it for a minute. */
async function openConnection(server: Server): Promise<() => Promise<void>> {
  const accepted = once(server, 'connection');
  const client = connect({ port: (server.address() as AddressInfo).port, host });
  const [inbound] = (await accepted) as [Socket];
  const ends = [client, inbound];
  const closed = ends.map((end) => new Promise((resolve) => end.once('close', resolve)));
  for (const end of ends) end.on('error', () => {}).resume();
  return async () => {
    client.resetAndDestroy();
    await Promise.all(closed);
  };
}
